import type { DatabaseClient } from '../../database/client.js';
import { LedgerRowMissingError } from '../../errors/ledger-row-missing.error.js';
import { COMPILER_VERSION } from '../operations/compiler-version.js';
import { findLedger, quotedName, type LedgerTable, type LocatedLedger } from '../../database/ledger-table.js';

/**
 * `running` and `reverting`: a migration outside a transaction that is under way, or was interrupted. `deleted`: applied,
 * and its file is known to be gone.
 */
export type LedgerState = 'running' | 'applied' | 'reverting' | 'skipped' | 'deleted';

/** What the ledger knows of one revision. */
export interface LedgerEntry {
  revision: string;
  name: string;
  batch: number;
  /** A newer release may have written others, which are shown as they are and taken as applied. */
  state: LedgerState;
  /**
   * SHA-256 of the compiled statements of `up`, as far as they do not depend on what it reads; of all statements that are
   * done while it is `running` or `reverting`. Null where there is nothing to compare.
   */
  checksum: string | null;
  /** The version of the compiler that wrote the statements of the checksum. */
  compiler: number;
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
export type LedgerClosing = Pick<
  LedgerEntry,
  'checksum' | 'durationMs' | 'statementsDone' | 'revertScript'
> & {
  /** The statements that the checksum covers; null, the default, where there are too many to keep. */
  script?: string | null;
};

const COLUMNS = `revision, name, batch, state, checksum, applied_at as "appliedAt", duration_ms as "durationMs",
  applied_by as "appliedBy", statements_done as "statementsDone", revert_script as "revertScript"`;

/** Columns that a ledger of an earlier release lacks, and what they then stand for. */
const LATER_COLUMNS = { repeatable: 'false', compiler: '1' };

/** All entries, oldest batch first, in one query; none where the table does not exist. */
export async function readLedger(client: DatabaseClient, table: LedgerTable): Promise<LedgerEntry[]> {
  const ledger = await findLedger(client, table);
  if (ledger === undefined) {
    return [];
  }
  const later = Object.entries(LATER_COLUMNS).map(([column, otherwise]) =>
    ledger.columns.includes(column) ? column : `${otherwise} as ${column}`,
  );
  const { rows } = await client.query<LedgerEntry>(
    `select ${[COLUMNS, ...later].join(', ')} from ${quotedName(ledger)} order by batch, applied_at, revision`,
  );
  return rows;
}

/** The statements that the checksums of these revisions cover, as far as they are kept. */
export async function readScripts(
  client: DatabaseClient,
  table: LedgerTable,
  revisions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ledger = await findLedger(client, table);
  if (ledger?.columns.includes('script') !== true) {
    return new Map();
  }
  const { rows } = await client.query<{ revision: string; script: string }>(
    `select revision, script from ${quotedName(ledger)} where revision = any($1) and script is not null`,
    [[...revisions]],
  );
  return new Map(rows.map(({ revision, script }) => [revision, script]));
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
  const { open } = entryStatements(quotedName(ledger));
  await client.query(open, [revision, name, batch, state, appliedBy, repeatable]);
}

/** Records what came of applying it; from here on it is applied. */
export async function closeEntry(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
  { checksum, durationMs, statementsDone, revertScript, script = null }: LedgerClosing,
): Promise<void> {
  const { close } = entryStatements(quotedName(ledger));
  const closing = [checksum, durationMs, statementsDone, revertScript, script, COMPILER_VERSION];
  const { rowCount } = await client.query(close, [revision, ...closing]);
  ensureOneRow(rowCount, revision);
}

/**
 * What writes the row of the revision `$1`: before its first statement (`$2` name, `$3` batch, `$4` state, `$5` applied by,
 * `$6` repeatable), after its last (`$2` checksum, `$3` duration, `$4` statements, `$5` revert script, `$6` script, `$7`
 * compiler), and what removes it.
 *
 * @param table the ledger's name, as SQL.
 */
export function entryStatements(table: string): { open: string; close: string; remove: string } {
  return {
    open: `insert into ${table} (revision, name, batch, state, applied_by, repeatable)
  values ($1, $2, $3, $4, $5, $6)`,
    close: `update ${table}
   set state = 'applied', checksum = $2, duration_ms = $3, statements_done = $4, revert_script = $5,
     script = $6, compiler = $7
 where revision = $1`,
    remove: `delete from ${table} where revision = $1`,
  };
}

/** Records what counts as applied of a revision whose file has changed. */
export async function recordAccepted(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
  { checksum, script, revertScript }: Pick<Required<LedgerClosing>, 'checksum' | 'script' | 'revertScript'>,
): Promise<void> {
  const { rowCount } = await client.query(
    `update ${quotedName(ledger)} set checksum = $2, script = $3, revert_script = $4, compiler = $5
      where revision = $1`,
    [revision, checksum, script, revertScript, COMPILER_VERSION],
  );
  ensureOneRow(rowCount, revision);
}

/** Forgets the revision: before the first statement of its `down` in the same transaction, or outside one after the last. */
export async function removeEntry(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
): Promise<void> {
  const { remove } = entryStatements(quotedName(ledger));
  const { rowCount } = await client.query(remove, [revision]);
  ensureOneRow(rowCount, revision);
}

/** A revision that was not run here. */
export type AdoptedEntry = Pick<LedgerOpening, 'revision' | 'name'> & {
  /** When it was applied, as PostgreSQL reads it. Default: now. */
  appliedAt?: string | null;
};

/** Records revisions as applied that were not run here: a batch, in the order in which they are given. */
export async function insertEntries(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revisions: readonly AdoptedEntry[],
  { batch, appliedBy }: Pick<LedgerOpening, 'batch' | 'appliedBy'>,
): Promise<void> {
  await client.query(
    `insert into ${quotedName(ledger)} (revision, name, batch, state, applied_by, applied_at)
      select revision, name, $3, 'applied', $4,
          coalesce(at, clock_timestamp() + position * interval '1 microsecond')
        from unnest($1::text[], $2::text[], $5::timestamptz[]) with ordinality as given (revision, name, at, position)`,
    [
      revisions.map(({ revision }) => revision),
      revisions.map(({ name }) => name),
      batch,
      appliedBy,
      revisions.map(({ appliedAt = null }) => appliedAt),
    ],
  );
}

/** Records a baseline as applied, in the place of the last of these rows, which stay: an older release looks for them. */
export async function insertBaseline(
  client: DatabaseClient,
  ledger: LocatedLedger,
  { revision, name, appliedBy }: Omit<LedgerOpening, 'batch' | 'repeatable'>,
  replaced: readonly string[],
): Promise<void> {
  await client.query(
    `insert into ${quotedName(ledger)} (revision, name, batch, state, applied_by, applied_at)
      select $1, $2, batch, 'applied', $3, applied_at from ${quotedName(ledger)}
        where revision = any($4) order by batch desc, applied_at desc limit 1`,
    [revision, name, appliedBy, [...replaced]],
  );
}

/** Forgets revisions without reverting them. */
export async function removeEntries(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revisions: readonly string[],
): Promise<void> {
  if (revisions.length === 0) {
    return;
  }
  await client.query(`delete from ${quotedName(ledger)} where revision = any($1)`, [revisions]);
}

function ensureOneRow(rowCount: number | null, revision: string): void {
  if (rowCount !== 1) {
    throw new LedgerRowMissingError(revision);
  }
}
