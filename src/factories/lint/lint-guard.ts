import type { ClientConfig } from 'pg';

import { withClient } from '../../database/client.js';
import { addressOfSettings } from '../../database/connection-settings.js';
import { ensureHope, ensurePermitted } from '../../database/safety/ensure-permitted.js';
import { environmentOf } from '../../database/safety/environment-of.js';
import type { ResolvedSiskinOptions } from '../../siskin.options.js';
import type { FactoryLintOptions } from './lint-options.js';

/**
 * Waits for the server, and makes sure that factories may be tried there.
 *
 * @throws DestructiveProhibitedError, ProductionGuardError, DeclinedError, DatabaseConnectionError
 */
export async function ensureLintable(
  settings: ClientConfig,
  { migrations, prohibitDestructive }: ResolvedSiskinOptions,
  {
    only = [],
    except = [],
    force = false,
    confirm,
    waitForDatabase,
    onWaitingForDatabase,
  }: FactoryLintOptions,
): Promise<void> {
  const left = except.length > 0 ? ['--except', except.join(',')] : [];
  const intent = {
    verb: 'lint-factories',
    command: ['nest-cmd db:lint-factories', ...only, ...left].join(' '),
    prohibited: prohibitDestructive,
    address: addressOfSettings(settings),
    force,
    confirm,
  } as const;
  ensureHope(intent);
  const wait = { ms: waitForDatabase ?? migrations.waitForDatabase, onWaiting: onWaitingForDatabase };
  await withClient(
    settings,
    (client) => ensurePermitted(intent, { environment: () => environmentOf(client, migrations) }),
    wait,
  );
}
