import { UsageError } from '../errors/usage.error.js';
import type { SeederService } from '../seeders/seeder.service.js';
import type { DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';
import { waitingForDatabase } from './output/migration-progress.js';
import { seedStatusLines } from './output/seed-status-lines.js';
import { refuseTogether } from './refuse-together.js';

/** What says how to seed, and says nothing to a status. */
const OF_RUNS = [
  'randomSeed',
  'rerun',
  'truncate',
  'group',
  'only',
  'except',
  'transaction',
  'continueOnError',
  'dryRun',
  'lockWait',
];

/** @throws UsageError where something is said that a status takes no notice of. */
export function ensureStatusAlone(names: readonly string[], options: object): void {
  if (names.length > 0) {
    throw new UsageError('--status shows all seeders that run once, and takes no names.', 'Leave them out.');
  }
  refuseTogether('--status', options, OF_RUNS);
}

/** Prints which of the seeders that run once have run. */
export async function showSeedStatus(
  service: SeederService,
  { waitForDatabase }: DatabaseCommandOptions,
  output: CommandOutput,
): Promise<void> {
  const seeders = await service.status({
    waitForDatabase,
    onWaitingForDatabase: (address) => output.notice(waitingForDatabase(address)),
  });
  output.document({ seeders });
  output.lines(seedStatusLines(seeders, process.stdout.columns));
}
