import { Option } from 'nest-commander';

import type { DatabaseOptions } from '../migrations/migration-runs.js';
import type { CommandOutput } from './output/command-output.js';
import { showProgress } from './output/migration-progress.js';
import { parseSeconds } from './parse.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

export interface DatabaseCommandOptions extends CommonOptions {
  waitForDatabase?: number;
}

/** A command that needs the database. */
export abstract class DatabaseCommand<
  O extends DatabaseCommandOptions = DatabaseCommandOptions,
> extends SiskinCommand<O> {
  @Option({
    flags: '--wait-for-database <seconds>',
    description: "how long to try again while the server can't be reached",
  })
  parseWaitForDatabase(value: string): number {
    return parseSeconds('--wait-for-database', value);
  }
}

/** How the service is to reach the database, and tell of it. */
export function reaching(
  { waitForDatabase }: DatabaseCommandOptions,
  output: CommandOutput,
): DatabaseOptions {
  return { waitForDatabase, onProgress: showProgress(output) };
}
