import { resolve } from 'node:path';

import { Option } from 'nest-commander';

import { UsageError } from '../errors/usage.error.js';
import { MigrationService } from '../migrations/migration.service.js';
import type { PretendOptions, ScriptOptions } from '../migrations/migration-runs.js';
import { writeNewFile } from '../scaffold/write-new-file.js';
import { reaching } from './database-command.js';
import { MigratingCommand, type MigratingOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { toPretendLines } from './output/pretend-lines.js';
import { parseText } from './parse.js';
import { refuseTogether } from './refuse-together.js';

export interface ScriptingOptions extends MigratingOptions {
  pretend?: boolean;
  sql?: boolean;
  output?: string;
}

/** What means nothing where nothing is run. */
const OF_RUNS = [
  'lockWait',
  'lockRetries',
  'terminateBlockers',
  'createDatabase',
  'seed',
  'seeder',
  'randomSeed',
  'force',
] as const;

/** A command that can show what it would run, or write it as a script, in place of running it. */
export abstract class ScriptingCommand<O extends ScriptingOptions> extends MigratingCommand<O> {
  /** Shows what a run would send. */
  protected async showPretended(run: PretendOptions, options: O, output: CommandOutput): Promise<void> {
    refuseTogether('--pretend', options, [
      ...OF_RUNS,
      'lockTimeout',
      'statementTimeout',
      'sql',
      'output',
      'idempotent',
    ]);
    const { transaction } = options;
    const pretended = await this.context
      .get(MigrationService)
      .pretend({ ...run, transaction, ...reaching(options, output) });
    output.document(pretended);
    output.lines(toPretendLines(pretended.steps), '-- Nothing to do.');
  }

  /** Writes the script to the file that is asked for, or to stdout and nothing else there. */
  protected async writeScript(script: ScriptOptions, options: O, output: CommandOutput): Promise<void> {
    refuseTogether('--sql', options, [...OF_RUNS, 'waitForDatabase', 'pretend', 'step', 'batch', 'all']);
    const { lockTimeout, statementTimeout, transaction, output: file } = options;
    const { sql, revisions } = await this.context
      .get(MigrationService)
      .script({ ...script, lockTimeout, statementTimeout, transaction });
    const path = file === undefined ? undefined : resolve(file);
    if (path !== undefined) {
      await writeNewFile(path, sql);
    }
    output.document({ ...(path === undefined ? { sql } : { path }), revisions });
    if (path === undefined) {
      output.text(sql);
    }
    output.notice(`${formatCount(revisions.length, 'migration')}${path === undefined ? '' : ` in ${path}`}.`);
  }

  /** @throws UsageError for what only a script takes. */
  protected refuseWithoutScript(options: ScriptingOptions & { idempotent?: boolean }): void {
    const flag = options.output !== undefined ? '--output' : options.idempotent ? '--idempotent' : undefined;
    if (flag !== undefined) {
      throw new UsageError(`${flag} is for a script.`, `Add --sql, or leave out ${flag}.`);
    }
  }

  @Option({ flags: '--pretend', description: 'show the SQL that would run, and run nothing' })
  parsePretend(): boolean {
    return true;
  }

  @Option({ flags: '--sql', description: 'write a script for psql, without a database; a range as FROM:TO' })
  parseSql(): boolean {
    return true;
  }

  @Option({ flags: '--output <file>', description: 'where the script goes, to a file that is not there yet' })
  parseOutput(value: string): string {
    return parseText('--output', value);
  }
}
