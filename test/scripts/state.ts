import { Client } from 'pg';

import { changes, readCatalogue } from '../operations/catalogue.js';

export { changes, readCatalogue };

/** What a script and a run have to leave alike. */
export interface State {
  catalogue: readonly string[];
  ledger: readonly object[];
}

/** What the database holds, less who did it, when, and how long it took. */
export async function stateOf(url: string, ledger = 'siskin_migrations'): Promise<State> {
  const client = new Client(url);
  await client.connect();
  try {
    const catalogue = await contentsOf(client);
    const { rows } = await client.query<Record<string, unknown>>(
      `select revision, name, batch, state, checksum, statements_done, revert_script, in_doubt, repeatable, compiler, script
         from ${ledger} order by batch, applied_at, revision`,
    );
    return { catalogue, ledger: rows };
  } finally {
    await client.end();
  }
}

/** All that the database holds, less the rows of the ledger. */
export async function contentsOf(client: Client): Promise<string[]> {
  const lines = await readCatalogue(client);
  return lines.filter((line) => !/^row .*"(?:applied_by|only_row)":/.test(line)).toSorted();
}
