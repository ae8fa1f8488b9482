import type { DatabaseClient } from '../../../database/client.js';
import { CLEAN_SCHEMA } from './clean-schema.js';

/** What is not as in the baseline. */
export interface Written {
  /** Tables that a committed transaction has written, and that are not cleaned yet. */
  readonly tables: readonly number[];
  /** Sequences that stand elsewhere. */
  readonly sequences: readonly number[];
  /** Changes with the relations that there are. */
  readonly mark: string;
}

/** Waits for the transactions that are writing, as long as the session's `lock_timeout` allows. */
export async function readWritten(client: DatabaseClient): Promise<Written> {
  const { rows } = await client.query<Written>({
    name: 'siskin_clean_written',
    text: `select * from ${CLEAN_SCHEMA}.written()`,
  });
  return rows[0] ?? { tables: [], sequences: [], mark: '' };
}
