import { Option } from 'nest-commander';

import { UsageError } from '../errors/usage.error.js';
import type { SeedOptions } from '../seeders/seed-options.js';
import type { SeedResult } from '../seeders/seed-report.js';
import { SeederService } from '../seeders/seeder.service.js';
import type { CommandContext } from './command-context.js';
import { MigratingCommand, type MigratingOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { waitingForDatabase } from './output/migration-progress.js';
import { permission } from './output/permission.js';
import { parseNames, parseWholeNumber } from './parse.js';
import { hasNothingToSeed, NO_SEEDER, runSeeders } from './run-seeders.js';

export interface SeedingOptions extends MigratingOptions {
  seed?: boolean;
  seeder?: string[];
  randomSeed?: number;
}

export const SEED = {
  flags: '--seed',
  description: 'run the seeder DatabaseSeeder, or the option seeders.default, afterwards',
};
export const SEEDER = {
  flags: '--seeder <name>',
  description: 'run this seeder afterwards; may be repeated, or list several',
};
export const RANDOM_SEED = {
  flags: '--random-seed <n>',
  description: 'make the values of an earlier seeding again',
};

/** A command that migrates, and seeds afterwards where it is asked to. */
export abstract class SeedingCommand<O extends SeedingOptions> extends MigratingCommand<O> {
  @Option(SEED)
  parseSeed(): boolean {
    return true;
  }

  @Option(SEEDER)
  parseSeeder(value: string, before?: string[]): string[] {
    return parseNames('--seeder', value, before);
  }

  @Option(RANDOM_SEED)
  parseRandomSeed(value: string): number {
    return parseWholeNumber('--random-seed', value);
  }
}

/**
 * Does the work, and seeds afterwards, each under the lock by itself. Whether this may be seeded is made sure of before
 * anything is done. What was interrupted is not seeded.
 *
 * @param work prints what comes of it.
 * @throws UsageError for a random seed where nothing is seeded.
 */
export async function andSeed<T extends object>(
  context: CommandContext,
  options: SeedingOptions,
  output: CommandOutput,
  work: () => Promise<T>,
): Promise<T & { seeded?: SeedResult }> {
  const { seed = false, seeder, randomSeed, waitForDatabase, lockWait } = options;
  const isSeeding = seed || seeder !== undefined;
  if (!isSeeding && randomSeed !== undefined) {
    throw new UsageError('--random-seed is for a seeding.', 'Add --seed, or leave out --random-seed.');
  }
  if (!isSeeding) {
    return work();
  }
  if (await hasNothingToSeed(context, options, seeder !== undefined)) {
    const result = await work();
    output.line(NO_SEEDER);
    return result;
  }
  const settings = { randomSeed, waitForDatabase, lockWait };
  await ensureSeedable(context, { ...settings, ...permission(options) }, seeder, output);
  const result = await work();
  return context.exitCode === 0
    ? { ...result, seeded: await runSeeders(context, seeder, { ...settings, force: true }, output) }
    : result;
}

async function ensureSeedable(
  context: CommandContext,
  options: SeedOptions,
  seeder: string[] | undefined,
  output: CommandOutput,
): Promise<void> {
  const onWaitingForDatabase: SeedOptions['onWaitingForDatabase'] = (address) =>
    output.notice(waitingForDatabase(address));
  await context.get(SeederService).ensurePermitted(seeder, { ...options, onWaitingForDatabase });
}
