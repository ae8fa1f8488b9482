export default async function stopPostgres(): Promise<void> {
  await globalThis.postgres?.stop();
  // In watch mode the next run starts the server anew, maybe on another port.
  if (globalThis.postgres?.embedded) {
    delete process.env['DATABASE_URL'];
  }
}
