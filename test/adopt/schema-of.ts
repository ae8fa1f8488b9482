import { withClient } from '../../src/database/client.js';
import { readCatalogue } from '../operations/catalogue.js';

const LEDGERS = /\b(siskin|mikro_orm)_migrations/;

/** What a database holds but for the ledgers, a line each. */
export async function schemaOf(connectionString: string): Promise<string[]> {
  const lines = await withClient({ connectionString }, (client) => readCatalogue(client));
  return lines.filter((line) => !LEDGERS.test(line)).toSorted();
}
