import { startEmbeddedPostgres } from 'siskin/embedded';

/** One server for the whole run, unless DATABASE_URL names one. Every test file makes databases of its own on it. */
export default async function startPostgres() {
  const server = await startEmbeddedPostgres({ dataDir: '.siskin/test', durable: false });
  process.env['DATABASE_URL'] = server.url();
  globalThis.siskinTestServer = server;
}
