import type { MigrationMethods } from '../migration.js';
import type { NamingRule } from '../operations/names.js';
import { OperationRecorder } from '../operations/operation-recorder.js';
import type { OperationSink } from '../operations/reading/operation-sink.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { MigrationExecution } from './migration-execution.js';
import { compileRevertScript, ensureDown, revertOperations, type RevertOptions } from './revert-script.js';
import { readScript } from './script-parts.js';
import { WaitWatch } from './wait-watch.js';

/** Runs what applies the migration. */
export async function runUp(
  migration: MigrationMethods,
  execution: MigrationExecution,
  naming: NamingRule,
): Promise<void> {
  execution.keepsOperations = migration.change !== undefined;
  await playWatched(migration, execution, naming);
}

/** {@link playUp}, while the sink's log is told where the migration waits for something other than the database. */
export async function playWatched(
  migration: MigrationMethods,
  sink: OperationSink & Pick<MigrationExecution, 'log'>,
  naming: NamingRule,
): Promise<void> {
  const watch = new WaitWatch(sink);
  await watch.throughout(() => playUp(migration, watch, naming));
}

/** Gives what applies the migration to the sink, be there a database behind it or not. */
export async function playUp(
  migration: MigrationMethods,
  sink: OperationSink,
  naming: NamingRule,
): Promise<void> {
  const recorder = new OperationRecorder(sink, naming);
  await (migration.change === undefined ? migration.up?.(recorder.op) : migration.change(recorder.op));
  await recorder.end();
}

/**
 * The script that reverts the migration, once it is applied. None for a `change` of which its operations are not the
 * whole: the script would undo a part of it.
 */
export async function revertScriptOf(
  migration: MigrationMethods,
  {
    operations,
    hasWrittenByQuery,
    inTransaction,
  }: Pick<MigrationExecution, 'operations' | 'hasWrittenByQuery' | 'inTransaction'>,
  options: RevertOptions,
): Promise<string | null> {
  return migration.change !== undefined && hasWrittenByQuery
    ? null
    : compileRevertScript(migration, operations, { ...options, transaction: inTransaction });
}

/**
 * Runs what reverts the migration, or the ledger's script where its file is gone.
 *
 * @throws IrreversibleMigrationError before anything runs, where nothing says how.
 */
export async function runDown(
  source: LoadedMigration | string,
  execution: OperationSink & Pick<MigrationExecution, 'runScript'>,
  options: RevertOptions,
): Promise<void> {
  if (typeof source === 'string') {
    return execution.runScript(readScript(source).parts);
  }
  const migration = source.create();
  if (migration.change !== undefined) {
    return execution.run(await revertOperations(migration, options));
  }
  ensureDown(migration, options.revision);
  const recorder = new OperationRecorder(execution, options.naming);
  await migration.down?.(recorder.op);
  await recorder.end();
}
