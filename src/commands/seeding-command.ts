import { Option } from 'nest-commander';

import type { SeedResult } from '../seeders/seed-report.js';
import { SeederService } from '../seeders/seeder.service.js';
import type { CommandContext } from './command-context.js';
import { MigratingCommand, type MigratingOptions } from './migrating-command.js';
import { paint, type CommandOutput } from './output/command-output.js';
import { waitingForDatabase } from './output/migration-progress.js';
import { permission } from './output/permission.js';
import { showSeeding } from './output/seed-progress.js';
import { parseNames, parseWholeNumber } from './parse.js';

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

/** Whether this may be seeded is made sure of before anything is done. What was interrupted is not seeded. */
export async function andSeed<T extends object>(
  context: CommandContext,
  { seed = false, seeder, randomSeed, waitForDatabase, ...options }: SeedingOptions,
  output: CommandOutput,
  work: () => Promise<T>,
): Promise<T & { seeded?: SeedResult }> {
  if (!seed && seeder === undefined) {
    return work();
  }
  const seeders = context.get(SeederService);
  const onWaitingForDatabase = (address: { host: string; port: number }) =>
    output.notice(waitingForDatabase(address));
  await seeders.ensurePermitted(seeder, { ...permission(options), waitForDatabase, onWaitingForDatabase });
  const result = await work();
  return context.exitCode === 0
    ? {
        ...result,
        seeded: await seeders.run(seeder, { randomSeed, force: true, onProgress: showSeeding(output) }),
      }
    : result;
}

/** What is said of the seeding, where there was one. */
export function seededLines({ seeded }: { seeded?: SeedResult }): string[] {
  return seeded === undefined ? [] : [`Seeded. ${paint('dim', `Random seed ${seeded.randomSeed}.`)}`];
}
