import type { FailedMigration } from '../../../errors/migration-failed.error.js';
import type { MigrationMethods } from '../../migration.js';
import { playWatched, runDown } from '../../execution/migration-code.js';
import { toFailure } from '../../execution/migration-execution.js';
import { toHeading } from '../../execution/run-context.js';
import type { NamingRule } from '../../operations/names.js';
import { OperationRecorder } from '../../operations/operation-recorder.js';
import type { DownStep, PlannedStep, UpStep } from '../../plan-step.js';
import type { CompiledMigration } from './compiled-migration.js';
import { CompilingSink } from './compiling-sink.js';

/**
 * What a run would send for the step, up to its first read.
 *
 * @throws MigrationFailedError where the migration's code fails, and what a run throws for statements that it refuses.
 */
export async function compileStep(step: PlannedStep, naming: NamingRule): Promise<CompiledMigration> {
  return step.direction === 'up' ? compileUp(step, naming) : compileDown(step, naming);
}

/** What `shouldRun` answers; a read that it waits for where it asks the database, and undefined where there is none. */
export type Wanted = { answer: boolean } | { read: string } | undefined;

export async function askWanted(step: UpStep, naming: NamingRule): Promise<Wanted> {
  const migration = step.migration.create();
  if (migration.shouldRun === undefined || step.statementsDone !== undefined) {
    return undefined;
  }
  let answer: boolean | undefined;
  const { read } = await compile(step, true, async (sink) => {
    const recorder = new OperationRecorder(sink, naming);
    answer = await migration.shouldRun?.(recorder.op);
    await recorder.end();
  });
  return read === undefined ? { answer: answer === true } : { read };
}

/** With the migration itself, which may know from its `up` how to go down. */
export async function compileUp(
  step: UpStep,
  naming: NamingRule,
): Promise<CompiledMigration & { migration: MigrationMethods }> {
  const migration = step.migration.create();
  const play = (sink: CompilingSink) => playWatched(migration, sink, naming);
  return { ...(await compile(step, step.transaction, play)), migration };
}

export async function compileDown(step: DownStep, naming: NamingRule): Promise<CompiledMigration> {
  const { revision, source } = step;
  return compile(step, step.transaction, (sink) => runDown(source, sink, { revision, naming }));
}

async function compile(
  step: PlannedStep,
  inTransaction: boolean,
  play: (sink: CompilingSink) => Promise<void>,
): Promise<CompiledMigration> {
  const migration: FailedMigration = { ...toHeading(step), file: step.file };
  const sink = new CompilingSink(migration, inTransaction);
  try {
    const read = await Promise.race([play(sink).then(() => undefined), sink.firstRead]);
    const { statements, log, operations } = sink;
    return { statements, read, log, operations };
  } catch (error) {
    throw toFailure(migration, error);
  } finally {
    sink.end();
  }
}
