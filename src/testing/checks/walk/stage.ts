import { type DatabaseClient, withClient } from '../../../database/client.js';
import { connectionSettings } from '../../../database/connection-settings.js';
import { assumeIdentity } from '../../../database/session-identity.js';
import type { LocatedLedger } from '../../../database/ledger-table.js';
import { openLedger } from '../../../migrations/execution/ledger-access.js';
import { runSteps } from '../../../migrations/execution/migration-runner.js';
import { withLock } from '../../../migrations/execution/with-lock.js';
import type { WorkSession } from '../../../migrations/execution/work-session.js';
import type { LoadedMigration } from '../../../migrations/files/loaded-migration.js';
import type { MigrationStore } from '../../../migrations/migration-store.js';
import type { NamingRule } from '../../../migrations/operations/names.js';
import type { Direction, PlannedStep } from '../../../migrations/plan-step.js';
import type { DatabaseServices } from '../../application/application.js';

const LOCK_WAIT_MS = 60_000;
/** Nobody else is there to be waited for. */
const UNHURRIED = { lockTimeout: 0, statementTimeout: 0, lockRetries: 0, terminateBlockers: false };

/** A session on a database of the walk, in which revisions are applied and reverted one by one, as a run would do it. */
export class Stage {
  constructor(
    private readonly session: WorkSession,
    private readonly ledger: LocatedLedger,
    private readonly naming: NamingRule,
    /** A session to look with. */
    readonly onlooker: DatabaseClient,
  ) {}

  get client(): DatabaseClient {
    return this.session.client;
  }

  /** @returns whether it ran: a migration may say that it should not. */
  async run(migration: LoadedMigration, direction: Direction): Promise<boolean> {
    const context = { session: this.session, ledger: this.ledger, naming: this.naming, isFollowed: false };
    const [result] = await runSteps([toStep(migration, direction)], { ...context, ...UNHURRIED });
    await this.session.reset();
    return result?.skipped !== true;
  }
}

/** On the database that the ORM is led to. */
export async function onStage<T>(
  { orm, options }: DatabaseServices,
  store: MigrationStore,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const identity = options.migrations;
  const request = { ledger: store.ledger, mode: identity.lock, wait: LOCK_WAIT_MS, identity };
  return withLock(connectionSettings(orm), request, async (session) => {
    const ledger = await openLedger(session, store.ledger);
    return withClient(connectionSettings(orm), async (onlooker) => {
      await assumeIdentity(onlooker, identity, 'session');
      // Planning and compiling the large queries on the catalogue takes longer than running them.
      await onlooker.query('set jit = off; set plan_cache_mode = force_generic_plan');
      return work(new Stage(session, ledger, store.naming, onlooker));
    });
  });
}

/** Planned by hand: the walk knows what is applied, and a plan would look at the whole history for each step. */
function toStep(migration: LoadedMigration, direction: Direction): PlannedStep {
  const { id: revision, name, file, transaction = true, lockTimeout, statementTimeout } = migration;
  const step = { revision, name, file, transaction, lockTimeout, statementTimeout };
  return direction === 'up'
    ? { ...step, direction, batch: 1, migration }
    : { ...step, direction, source: migration };
}
