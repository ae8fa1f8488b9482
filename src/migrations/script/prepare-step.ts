import { ScriptReadError } from '../../errors/script-read.error.js';
import { ScriptStatementError } from '../../errors/script-statement.error.js';
import { SqlFault } from '../../sql/sql-fault.js';
import { confirmFixed } from '../drift/confirm-fixed.js';
import type { LedgerClosing } from '../execution/ledger.js';
import { revertScriptOf } from '../execution/migration-code.js';
import { timeoutsOf } from '../execution/run-context.js';
import type { Timeouts } from '../execution/session-settings.js';
import { terminate } from '../execution/script-parts.js';
import type { Backfill } from '../operations/rows/backfill.js';
import type { DownStep, PlannedStep, UpStep } from '../plan-step.js';
import { askWanted, compileDown, compileUp } from './compile/compile-migration.js';
import type { CompiledMigration, CompiledStatement } from './compile/compiled-migration.js';
import { forPsql } from './psql/for-psql.js';
import type { ScriptContext } from './script-context.js';

/** A statement as the script holds it. */
export interface PreparedStatement extends Omit<CompiledStatement, 'sql' | 'backfill'> {
  /** With its semicolons; as psql has to read it. */
  lines: readonly string[];
  backfill?: Backfill;
}

interface Prepared {
  timeouts: Timeouts;
  statements: readonly PreparedStatement[];
}

export interface PreparedUp extends Prepared {
  step: UpStep;
  /** Whether its `shouldRun` said no. */
  skipped: boolean;
  /** What the ledger is to hold of it. */
  closing: Omit<LedgerClosing, 'durationMs'>;
}

export interface PreparedDown extends Prepared {
  step: DownStep;
  /** Whether the database may have it as skipped, so that there is nothing to undo. */
  mayBeSkipped: boolean;
}

const NOTHING_DONE = { checksum: null, script: null, statementsDone: 0, revertScript: null };

/** @throws ScriptReadError, ScriptStatementError, and what a run throws for statements that it refuses. */
export async function prepareUp(step: UpStep, context: ScriptContext): Promise<PreparedUp> {
  const { naming } = context;
  const timeouts = timeoutsOf(step, context);
  const wanted = await askWanted(step, naming);
  if (wanted !== undefined && 'read' in wanted) {
    throw new ScriptReadError(migrationOf(step), wanted.read, 'shouldRun');
  }
  if (wanted?.answer === false) {
    return { step, timeouts, skipped: true, statements: [], closing: NOTHING_DONE };
  }
  const { migration, ...compiled } = await compileUp(step, naming);
  const statements = prepareStatements(step, compiled);
  const { log, operations } = compiled;
  const applied = { operations: [...operations], hasWrittenByQuery: false, inTransaction: step.transaction };
  const closing = {
    ...(await confirmFixed(step.migration, log, naming)),
    statementsDone: log.done,
    revertScript: await revertScriptOf(migration, applied, { revision: step.revision, naming }),
  };
  return { step, timeouts, skipped: false, statements, closing };
}

/** @throws IrreversibleMigrationError, and as {@link prepareUp}. */
export async function prepareDown(step: DownStep, context: ScriptContext): Promise<PreparedDown> {
  const statements = prepareStatements(step, await compileDown(step, context.naming));
  const mayBeSkipped = typeof step.source !== 'string' && step.source.create().shouldRun !== undefined;
  return { step, timeouts: timeoutsOf(step, context), statements, mayBeSkipped };
}

function prepareStatements(step: PlannedStep, { statements, read }: CompiledMigration): PreparedStatement[] {
  if (read !== undefined) {
    throw new ScriptReadError(migrationOf(step), read);
  }
  return statements.map(({ sql, ...statement }) => ({
    ...statement,
    lines: sql.map((text) => linesOf(step, text)),
  }));
}

/** @throws ScriptStatementError */
export function linesOf(
  step: Pick<PlannedStep, 'revision' | 'name' | 'direction' | 'file'>,
  text: string,
): string {
  try {
    return terminate(forPsql(text));
  } catch (error) {
    throw error instanceof SqlFault
      ? new ScriptStatementError(migrationOf(step), text, error.problem)
      : error;
  }
}

function migrationOf({
  revision,
  name,
  direction,
  file,
}: Pick<PlannedStep, 'revision' | 'name' | 'direction' | 'file'>) {
  return { revision, name, direction, file };
}
