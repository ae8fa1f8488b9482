import type { DatabaseClient } from '../../database/client.js';
import type { DoomedObjects } from '../../errors/destructive-act.js';
import { WipePlanChangedError } from '../../errors/wipe-plan-changed.error.js';
import { withInterruption } from '../execution/interruption/with-interruption.js';
import type { WorkSession } from '../execution/work-session.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { FreshOptions, WipeOptions, WipeRun } from '../migration-runs.js';
import { locateLedger } from '../wipe/locate-ledger.js';
import { wipeDatabase } from '../wipe/wipe-database.js';
import { addedTo, toPlan, type WipePlan } from '../wipe/wipe-plan.js';
import type { AskedRun, Destruction, MigrationWork } from './migration-work.js';

const COMMAND = 'nest-cmd db:wipe';

export async function wipe(work: MigrationWork, options: WipeOptions): Promise<WipeRun> {
  return withInterruption(COMMAND, options.signal, (trail) => {
    const agreement = new Agreement(work, options);
    return work.destroyFiles(agreement.to('wipe', COMMAND), options, async (session, files) => ({
      dropped: await dropAll(work, { session, files, agreement }, { options, trail }),
    }));
  });
}

/** What somebody was shown who has agreed to a wipe; nothing where nobody had to be asked. */
export class Agreement {
  #agreed: WipePlan | undefined;

  constructor(
    private readonly work: MigrationWork,
    private readonly options: WipeOptions | FreshOptions,
  ) {}

  to(verb: 'wipe' | 'fresh', command: string): Destruction {
    return { verb, command: commandOf(command, this.options), doomed: (client) => this.#show(client) };
  }

  /** @throws WipePlanChangedError */
  ensureCovers(plan: WipePlan): void {
    const added = this.#agreed === undefined ? [] : addedTo(this.#agreed, plan);
    if (added.length > 0) {
      throw new WipePlanChangedError(added);
    }
  }

  async #show(client: DatabaseClient): Promise<readonly DoomedObjects[]> {
    this.#agreed = toPlan(await this.work.store.planWipeAs(client, this.options));
    return this.#agreed.objects;
  }
}

interface Wiping {
  session: WorkSession;
  files: readonly LoadedMigration[];
  agreement: Agreement;
}

/** Drops what belongs to migrations and entities, under a lock that is held. */
export async function dropAll(
  work: MigrationWork,
  { session, files, agreement }: Wiping,
  run: AskedRun<WipeOptions>,
): Promise<WipePlan> {
  const { options, trail } = run;
  const { client } = session;
  const steps = await work.store.planWipe(client, files, options);
  const plan = toPlan(steps);
  agreement.ensureCovers(plan);
  options.onProgress?.({ type: 'wiping', plan });
  const ledger = await locateLedger(client, work.store.ledger);
  const context = work.contextOf({ session, ledger }, run);
  const dropped = await wipeDatabase(context, steps, (batch, done) => {
    trail.drop(batch);
    options.onProgress?.({ type: 'dropping', done, of: steps.objects.length });
  });
  options.onProgress?.({ type: 'wiped', dropped });
  return dropped;
}

function commandOf(command: string, { dropViews, dropTypes, schemas = [] }: WipeOptions): string {
  return [
    command,
    ...(dropViews ? ['--drop-views'] : []),
    ...(dropTypes ? ['--drop-types'] : []),
    ...(schemas.length > 0 ? [`--schemas ${schemas.join(',')}`] : []),
  ].join(' ');
}
