import type { DatabaseClient } from '../../database/client.js';
import { LedgerRowMissingError } from '../../errors/ledger-row-missing.error.js';
import { findLedger, quotedName, type LedgerTable, type LocatedLedger } from './ledger-table.js';

/** What the ledger knows of one revision. */
export interface LedgerEntry {
  revision: string;
  name: string;
  batch: number;
  /** `running` and `reverting`: a migration outside a transaction that is under way, or was interrupted. */
  state: 'running' | 'applied' | 'reverting' | 'skipped';
  /**
   * SHA-256 of the compiled statements of `up`, as far as they do not depend on what it reads; of all statements that are
   * done while it is `running` or `reverting`.
   */
  checksum: string | null;
  appliedAt: Date;
  durationMs: number;
  appliedBy: string;
  statementsDone: number;
  /** The compiled `down`; null where it needs code, or can't be reverted. */
  revertScript: string | null;
  /** Whether it runs again when it has changed. */
  repeatable: boolean;
}

/** What is known of a revision before it runs. */
export type LedgerOpening = Pick<LedgerEntry, 'revision' | 'name' | 'batch' | 'appliedBy'> &
  Partial<Pick<LedgerEntry, 'repeatable'>>;
/** What is known after it ran. */
export type LedgerClosing = Pick<LedgerEntry, 'checksum' | 'durationMs' | 'statementsDone' | 'revertScript'>;

const COLUMNS = `revision, name, batch, state, checksum, applied_at as "appliedAt", duration_ms as "durationMs",
  applied_by as "appliedBy", statements_done as "statementsDone", revert_script as "revertScript",
  coalesce((to_jsonb(ledger) ->> 'repeatable')::boolean, false) as repeatable`;

/** All entries, oldest batch first; none where the table does not exist. */
export async function readLedger(client: DatabaseClient, table: LedgerTable): Promise<LedgerEntry[]> {
  const ledger = await findLedger(client, table);
  if (ledger === undefined) {
    return [];
  }
  const { rows } = await client.query<LedgerEntry>(
    // An earlier release has made the ledger without some of the columns.
    `select ${COLUMNS} from ${quotedName(ledger)} ledger order by batch, applied_at, revision`,
  );
  return rows;
}

/**
 * Records the revision before its first statement: as applied in its own transaction, so that two runners collide on the
 * primary key and a run that is killed leaves nothing; outside a transaction as running.
 */
export async function openEntry(
  client: DatabaseClient,
  ledger: LocatedLedger,
  { revision, name, batch, appliedBy, repeatable = false }: LedgerOpening,
  state: 'applied' | 'running' | 'skipped',
): Promise<void> {
  await client.query(
    `insert into ${quotedName(ledger)} (revision, name, batch, state, applied_by, repeatable)
      values ($1, $2, $3, $4, $5, $6)`,
    [revision, name, batch, state, appliedBy, repeatable],
  );
}

/** Records what came of applying it; from here on it is applied. */
export async function closeEntry(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
  { checksum, durationMs, statementsDone, revertScript }: LedgerClosing,
): Promise<void> {
  const { rowCount } = await client.query(
    `update ${quotedName(ledger)} set state = 'applied', checksum = $2, duration_ms = $3, statements_done = $4, revert_script = $5
      where revision = $1`,
    [revision, checksum, durationMs, statementsDone, revertScript],
  );
  ensureOneRow(rowCount, revision);
}

/** Forgets the revision: before the first statement of its `down` in the same transaction, or outside one after the last. */
export async function removeEntry(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
): Promise<void> {
  const { rowCount } = await client.query(`delete from ${quotedName(ledger)} where revision = $1`, [
    revision,
  ]);
  ensureOneRow(rowCount, revision);
}

/** Records revisions as applied that were not run here: a batch, in the order in which they are given. */
export async function insertEntries(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revisions: readonly Pick<LedgerOpening, 'revision' | 'name'>[],
  { batch, appliedBy }: Pick<LedgerOpening, 'batch' | 'appliedBy'>,
): Promise<void> {
  await client.query(
    `insert into ${quotedName(ledger)} (revision, name, batch, state, applied_by, applied_at)
      select revision, name, $3, 'applied', $4, clock_timestamp() + position * interval '1 microsecond'
        from unnest($1::text[], $2::text[]) with ordinality as given (revision, name, position)`,
    [revisions.map(({ revision }) => revision), revisions.map(({ name }) => name), batch, appliedBy],
  );
}

/** Forgets revisions without reverting them. */
export async function removeEntries(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revisions: readonly string[],
): Promise<void> {
  await client.query(`delete from ${quotedName(ledger)} where revision = any($1)`, [revisions]);
}

function ensureOneRow(rowCount: number | null, revision: string): void {
  if (rowCount !== 1) {
    throw new LedgerRowMissingError(revision);
  }
}
