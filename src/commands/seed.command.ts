import { Command, Option } from 'nest-commander';

import { SeederService } from '../seeders/seeder.service.js';
import type { SeedTransactionMode } from '../seeders/seed-transactions.js';
import { LockingCommand, type LockingOptions } from './locking-command.js';
import type { CommandOutput } from './output/command-output.js';
import { permission } from './output/permission.js';
import { parseChoice, parseNames, parseWholeNumber } from './parse.js';
import { hasNothingToSeed, NO_SEEDER, runSeeders } from './run-seeders.js';
import { ensureConsistent, type SeedCommandSelection } from './seed-selection.js';
import { ensureStatusAlone, showSeedStatus } from './seed-status.js';

interface SeedCommandOptions extends LockingOptions, SeedCommandSelection {
  transaction?: SeedTransactionMode;
  continueOnError?: boolean;
  dryRun?: boolean;
  randomSeed?: number;
  rerun?: string[];
  status?: boolean;
  truncate?: boolean;
}

const MODES = { each: 'each', all: 'all', none: false } as const;

@Command({
  name: 'db:seed',
  arguments: '[seeders...]',
  argsDescription: {
    seeders:
      'names of seeders; DatabaseSeeder, or the option seeders.default, where none is given, nor a group',
  },
  description: 'Run seeders',
})
export class SeedCommand extends LockingCommand<SeedCommandOptions> {
  protected override async execute(
    names: string[],
    { status = false, ...options }: SeedCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    if (status) {
      ensureStatusAlone(names, options);
      return showSeedStatus(this.context.get(SeederService), options, output);
    }
    const { group: groups, only, except, transaction, continueOnError, dryRun } = options;
    const { randomSeed, rerun, truncate, lockWait, waitForDatabase } = options;
    ensureConsistent(names, options);
    const isNamed = names.length > 0 || groups !== undefined || rerun !== undefined;
    if (await hasNothingToSeed(this.context, options, isNamed)) {
      output.document({ seeders: [] });
      return output.line(NO_SEEDER);
    }
    const run = { groups, only, except, transaction, continueOnError, dryRun, randomSeed, rerun, truncate };
    const settings = { ...run, ...permission(options), lockWait, waitForDatabase };
    const target = names.length === 0 ? undefined : names;
    output.document(await runSeeders(this.context, target, settings, output));
  }

  @Option({
    flags: '--group <name>',
    description: 'run the seeders of this group; may be repeated, or list several',
  })
  parseGroup(value: string, before?: string[]): string[] {
    return parseNames('--group', value, before);
  }

  @Option({ flags: '--only', description: 'run what is named alone, without what it depends on' })
  parseOnly(): boolean {
    return true;
  }

  @Option({
    flags: '--except <name>',
    description: 'leave this seeder out; may be repeated, or list several',
  })
  parseExcept(value: string, before?: string[]): string[] {
    return parseNames('--except', value, before);
  }

  @Option({
    flags: '--transaction <mode>',
    description: 'each: one for each seeder; all: one for the whole run, all or nothing; none',
  })
  parseTransaction(value: string): SeedTransactionMode {
    return MODES[parseChoice('--transaction', value, ['each', 'all', 'none'])];
  }

  @Option({
    flags: '--continue-on-error',
    description: 'go on where a seeder fails, and exit with 1 in the end',
  })
  parseContinueOnError(): boolean {
    return true;
  }

  @Option({
    flags: '--dry-run',
    description: 'roll everything back in the end, and show what would have been written',
  })
  parseDryRun(): boolean {
    return true;
  }

  @Option({ flags: '--random-seed <n>', description: 'make the values of an earlier run again' })
  parseRandomSeed(value: string): number {
    return parseWholeNumber('--random-seed', value);
  }

  @Option({
    flags: '--rerun <name>',
    description: 'run this seeder again, though it runs once; may be repeated, or list several',
  })
  parseRerun(value: string, before?: string[]): string[] {
    return parseNames('--rerun', value, before);
  }

  @Option({
    flags: '--truncate',
    description: "empty the tables of the seeders' entities before",
  })
  parseTruncate(): boolean {
    return true;
  }

  @Option({ flags: '--status', description: 'show which of the seeders that run once have run' })
  parseStatus(): boolean {
    return true;
  }
}
