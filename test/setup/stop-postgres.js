export default async function stopPostgres() {
  await globalThis.siskinTestServer?.stop();
}
