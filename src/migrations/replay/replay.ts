import { escapeIdentifier, type ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../../database/client.js';
import type { ResolvedSiskinOptions } from '../../siskin.options.js';
import { openLedger, readLedgerEntries } from '../execution/ledger-access.js';
import type { LedgerTable, LocatedLedger } from '../../database/ledger-table.js';
import type { LedgerEntry } from '../execution/ledger.js';
import { runSteps } from '../execution/migration-runner.js';
import { firstSchema } from '../../database/session-identity.js';
import { withLock } from '../execution/with-lock.js';
import { runRepeatables } from '../execution/repeatable-run.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import { History } from '../history.js';
import type { NamingRule } from '../operations/names.js';
import { planUp } from '../plan-up.js';

/** How the application runs its migrations. */
export interface ReplayTools {
  options: ResolvedSiskinOptions['migrations'];
  ledger: LedgerTable;
  naming: NamingRule;
}

export interface Replay extends ReplayTools {
  files: readonly LoadedMigration[];
  targets: readonly string[];
  /** Repeatable migrations to run at the end. Default: none. */
  repeatables?: readonly LoadedMigration[];
  /** Called before anything runs. */
  before?: (client: DatabaseClient, ledger: LocatedLedger) => Promise<void>;
  /** Called after each revision, in the session that has run it. */
  after?: (client: DatabaseClient, ledger: LocatedLedger, revision: string) => Promise<void>;
}

export interface Replayed {
  ledger: LocatedLedger;
  entries: readonly LedgerEntry[];
}

const LOCK_WAIT_MS = 60_000;

/** Runs the migrations up to the targets on a scratch database, one by one, as `db:migrate` would. */
export async function replay(settings: ClientConfig, work: Replay): Promise<Replayed> {
  const { options, before, after, repeatables = [] } = work;
  await withClient(settings, (client) => prepareBlank(client, options));
  const request = { ledger: work.ledger, mode: options.lock, wait: LOCK_WAIT_MS, identity: options };
  return withLock(settings, request, async (session) => {
    const { client } = session;
    const ledger = await openLedger(session, work.ledger);
    await before?.(client, ledger);
    const context = { session, ledger, naming: work.naming, isFollowed: false, ...UNHURRIED };
    const history = new History(work.files, await readLedgerEntries(client, ledger));
    for (const step of planUp(history, work.targets)) {
      await runSteps([step], context);
      await session.reset();
      await after?.(client, ledger, step.revision);
    }
    await runRepeatables(new History(repeatables, []), context);
    return { ledger, entries: await readLedgerEntries(client, ledger) };
  });
}

/** Nobody else is there to be waited for. */
const UNHURRIED = { lockTimeout: 0, statementTimeout: 0, lockRetries: 0, terminateBlockers: false };

/** What the options expect to be there before the first migration. */
export async function prepareBlank(client: DatabaseClient, options: ReplayTools['options']): Promise<void> {
  const { role } = options;
  if (role !== undefined) {
    const name = escapeIdentifier(String(client.database));
    await client.query(`alter database ${name} owner to ${escapeIdentifier(role)}`);
  }
  const schema = firstSchema(options);
  if (schema !== undefined) {
    const owner = role === undefined ? '' : ` authorization ${escapeIdentifier(role)}`;
    await client.query(`create schema if not exists ${escapeIdentifier(schema)}${owner}`);
  }
}
