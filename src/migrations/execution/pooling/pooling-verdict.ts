/** What stands between a connection and its server process. */
export type Pooling =
  /** Nothing. */
  | 'none'
  /** A pooler that gives each connection a server process for as long as it lasts. */
  | 'session'
  /** A pooler that gives it one for each transaction. */
  | 'transaction';

/** The server processes that were seen in one round, by their ids. */
export interface PoolingRound {
  /** Of the one connection, twice in a row. */
  before: readonly [number, number];
  /** Of the other one, in a transaction. */
  other: number;
  /** Of the first one during that transaction; undefined where it was not asked, or did not answer in time. */
  during: number | undefined;
}

/**
 * What the rounds tell. To ask twice in a row catches a pool that lends its server processes in turn; to ask during the
 * other's transaction catches one that lends what was used last.
 */
export function poolingOf(rounds: readonly PoolingRound[]): 'session' | 'transaction' {
  const own = rounds[0]?.before[0];
  const isKept = rounds.every(
    ({ before, other, during }) => [...before, during].every((pid) => pid === own) && other !== own,
  );
  return isKept ? 'session' : 'transaction';
}
