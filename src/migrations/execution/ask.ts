import type { QueryResult } from 'pg';

import type { DatabaseClient } from '../../database/client.js';

export type Answer<R extends object> = Pick<QueryResult<R>, 'rows' | 'rowCount'>;

/** Asks a database something, on whichever connection. */
export type Ask = <R extends object>(text: string, parameters?: readonly unknown[]) => Promise<Answer<R>>;

export function askOn(client: DatabaseClient): Ask {
  return (text, parameters = []) => client.query(text, [...parameters]);
}
