import type { QueryResult } from 'pg';

import type { DatabaseClient } from '../../database/client.js';

/** Asks a database something, on whichever connection. */
export type Ask = <R extends object>(
  text: string,
  parameters?: readonly unknown[],
) => Promise<QueryResult<R>>;

export function askOn(client: DatabaseClient): Ask {
  return (text, parameters = []) => client.query(text, [...parameters]);
}
