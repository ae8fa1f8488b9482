import { DatabaseOfAllFailedError, type DatabaseResult } from '../errors/database-of-all-failed.error.js';
import { UsageError } from '../errors/usage.error.js';
import type { CommandContext } from './command-context.js';
import { CommandOutput, printDocument } from './output/command-output.js';
import type { CommonOptions } from './siskin-command.js';
import { INTERRUPTED } from './stop-signals.js';

/** What a command does on one database. It returns an exit code. */
export type DatabaseWork = (output: CommandOutput) => Promise<number>;

/** Does the work on the database that `--database` names, or the one that a command takes without. */
export async function runForOne(
  context: CommandContext,
  options: CommonOptions,
  work: DatabaseWork,
): Promise<number> {
  if (options.database !== undefined) {
    context.choose(options.database);
  }
  return work(new CommandOutput(options));
}

/**
 * Does the work on each database in turn. Their results are one document.
 *
 * @returns the first exit code that is not 0. An interruption ends it after the database that is at work.
 * @throws DatabaseOfAllFailedError for the first one that fails; those after it are not begun.
 */
export async function runForAll(
  context: CommandContext,
  options: CommonOptions,
  work: DatabaseWork,
): Promise<number> {
  ensureNoneNamed(options);
  const run: RunOfAll = { context, options, work, results: [], left: [...context.databases] };
  const code = await runForRest(run);
  if (run.left.length > 0) {
    new CommandOutput(options).notice(`Not begun: ${run.left.join(', ')}.`);
  }
  if (options.json) {
    printDocument({ databases: run.results });
  }
  return code;
}

interface RunOfAll {
  readonly context: CommandContext;
  readonly options: CommonOptions;
  readonly work: DatabaseWork;
  readonly results: DatabaseResult[];
  readonly left: string[];
}

async function runForRest(run: RunOfAll): Promise<number> {
  const { context, results, left } = run;
  const database = context.exitCode === INTERRUPTED ? undefined : left.shift();
  if (database === undefined) {
    return 0;
  }
  const code = await runForNext(database, run).catch((cause: unknown) => {
    throw new DatabaseOfAllFailedError(database, results, left, cause);
  });
  const others = await runForRest(run);
  return code || others;
}

async function runForNext(database: string, { context, options, work, results }: RunOfAll): Promise<number> {
  let result: unknown;
  const output = new CommandOutput({ ...options, database }, (document) => void (result = document));
  context.choose(database);
  output.heading(database, results.length === 0);
  const code = await work(output);
  results.push({ database, result });
  return code;
}

/** @throws UsageError */
function ensureNoneNamed({ database }: CommonOptions): void {
  if (database !== undefined) {
    throw new UsageError('--all is for every database, and --database for one.', 'Leave out one of them.');
  }
}
