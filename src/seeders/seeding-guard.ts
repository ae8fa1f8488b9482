import type { ClientConfig } from 'pg';

import { withClient, type DatabaseWait } from '../database/client.js';
import { addressOfSettings } from '../database/connection-settings.js';
import { PRODUCTION } from '../database/recorded-environment.js';
import type { DestructiveOptions } from '../database/safety/destructive-options.js';
import { ensurePermitted } from '../database/safety/ensure-permitted.js';
import { environmentAt } from '../database/safety/environment-of.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import type { KnownSeeder } from './seeder-catalogue.js';

/** What is to be seeded, and where. */
export interface Seeding {
  /** Those that were named. */
  requested: readonly KnownSeeder[];
  /** They, and those that they depend on. */
  all: readonly KnownSeeder[];
  /** Those that run again, whatever is recorded. */
  rerun: ReadonlySet<KnownSeeder>;
  /** Whether their tables are emptied before, which no seeder can declare to be safe. */
  truncate: boolean;
  settings: ClientConfig;
  options: ResolvedSiskinOptions;
  wait: DatabaseWait;
}

/**
 * Waits for the server, and makes sure that this may be seeded there. Seeders that all declare that they are for production
 * need nobody's word.
 *
 * @throws DestructiveProhibitedError, ProductionGuardError, DeclinedError
 */
export async function ensureSeedable(
  { requested, all, rerun, truncate, settings, options, wait }: Seeding,
  { force = false, confirm }: DestructiveOptions,
): Promise<void> {
  const { prohibitDestructive, migrations } = options;
  const isSafe = !truncate && all.every(isMeantForProduction);
  const intent = {
    verb: truncate ? 'seed --truncate' : 'seed',
    command: commandOf(requested, rerun, truncate),
    prohibited: prohibitDestructive && !isSafe,
    address: addressOfSettings(settings),
    force: force || isSafe,
    confirm,
  } as const;
  await ensurePermitted(intent, { environment: () => environmentAt(settings, migrations, wait) });
  if (wait.ms > 0 && intent.force) {
    await withClient(settings, async () => undefined, wait);
  }
}

function commandOf(
  requested: readonly KnownSeeder[],
  rerun: ReadonlySet<KnownSeeder>,
  truncate: boolean,
): string {
  const again = [...rerun].map(({ name }) => name);
  return [
    'nest-cmd db:seed',
    ...requested.filter((seeder) => !rerun.has(seeder)).map(({ name }) => name),
    ...(again.length > 0 ? [`--rerun ${again.join(',')}`] : []),
    ...(truncate ? ['--truncate'] : []),
  ].join(' ');
}

function isMeantForProduction({ settings }: KnownSeeder): boolean {
  return settings.environments?.includes(PRODUCTION) ?? false;
}
