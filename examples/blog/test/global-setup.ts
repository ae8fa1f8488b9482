import { join } from 'node:path';
import { startEmbeddedPostgres, type PostgresHandle } from 'siskin/embedded';

declare global {
  /** Handed from the set-up to the teardown. */
  var postgres: PostgresHandle | undefined;
}

export default async function startPostgres(): Promise<void> {
  const dataDir = join(import.meta.dirname, '../.siskin/test-postgres');
  globalThis.postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  process.env['DATABASE_URL'] = globalThis.postgres.url();
}
