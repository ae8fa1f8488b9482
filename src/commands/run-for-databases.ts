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
  const results: DatabaseResult[] = [];
  let code = 0;
  const left = [...context.databases];
  for (let database = left.shift(); database !== undefined; database = left.shift()) {
    const outcome = await runForNext(database, { context, options, work }).catch((cause: unknown) => {
      throw new DatabaseOfAllFailedError(database, results, left, cause);
    });
    results.push(outcome.result);
    code ||= outcome.code;
    if (context.exitCode === INTERRUPTED) {
      new CommandOutput(options).notice(`Not begun: ${left.join(', ') || 'none'}.`);
      break;
    }
  }
  if (options.json) {
    printDocument({ databases: results });
  }
  return code;
}

interface Run {
  context: CommandContext;
  options: CommonOptions;
  work: DatabaseWork;
}

async function runForNext(database: string, { context, options, work }: Run) {
  let result: unknown;
  const output = new CommandOutput({ ...options, database }, (document) => void (result = document));
  context.choose(database);
  output.heading(database);
  const code = await work(output);
  return { code, result: { database, result } };
}

/** @throws UsageError */
function ensureNoneNamed({ database }: CommonOptions): void {
  if (database !== undefined) {
    throw new UsageError('--all is for every database, and --database for one.', 'Leave out one of them.');
  }
}
