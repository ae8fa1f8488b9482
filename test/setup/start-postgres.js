import { startEmbeddedPostgres } from 'siskin/embedded';

/** One server for the whole run, unless DATABASE_URL names one. Every test file makes databases of its own on it. */
export default async function startPostgres() {
  const dataDir = process.env['SISKIN_TEST_DATA_DIR'] || '.siskin/test';
  const server = await startEmbeddedPostgres({ dataDir, durable: false });
  // Runs that tests begin have servers of their own.
  delete process.env['SISKIN_TEST_DATA_DIR'];
  process.env['DATABASE_URL'] = server.url();
  globalThis.siskinTestServer = server;
}
