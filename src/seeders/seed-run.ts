import type { EntityManager } from '@mikro-orm/postgresql';
import { SeederCycleError } from '../errors/seeder-cycle.error.js';
import { SeederFailedError } from '../errors/seeder-failed.error.js';
import type { SeedRecords } from './once/seed-records.js';
import type { ReferenceResult } from './reference/index.js';
import { repeatCommand } from './repeat-command.js';
import { listRows } from './rows-written.js';
import { outcomeOf, together, type Outcome } from './seed-outcome.js';
import type { SeederReport, SeederStepEvent, SkipReason } from './seed-report.js';
import { isFor, type SelectedSeeders } from './seed-selection.js';
import { SeedTrail } from './seed-trail.js';
import { endsRun, whatIsUndone, type SeedTransactions } from './seed-transactions.js';
import type { KnownSeeder, SeederCatalogue } from './seeder-catalogue.js';
import { seederContext, type CallMode, type RunGround, type StepNews } from './seeder-context.js';
import { orderSeeders } from './seeder-order.js';
import type { SeedParameters, SeederTarget } from './seeder-runner.js';

export interface SeedRunSetting extends RunGround {
  readonly catalogue: SeederCatalogue;
  readonly selected: SelectedSeeders;
  readonly transactions: SeedTransactions;
  readonly records: SeedRecords;
  readonly parameters: SeedParameters;
  readonly continueOnError: boolean;
  readonly onProgress: (event: SeederStepEvent) => void;
}

/** A seeder at work: whom the seeders that it calls belong to. */
interface Caller {
  readonly path: readonly KnownSeeder[];
  readonly em?: EntityManager;
  /** Whether nothing is told of whom it calls. */
  readonly silent?: boolean;
}

/** A seeder that is to run, for whoever calls it. */
interface Step {
  readonly seeder: KnownSeeder;
  readonly parameters: SeedParameters;
  readonly caller: Caller;
}

/** Why a seeder does not run. */
interface Skip {
  readonly reason: SkipReason;
  readonly changed?: true;
}

/** One run, which remembers what has run in it. */
export class SeedRun {
  readonly trail = new SeedTrail();

  constructor(private readonly setting: SeedRunSetting) {}

  /** Runs the selected seeders one after another. */
  async seed(): Promise<SeederReport[]> {
    const { ordered, requested } = this.setting.selected;
    const { reports } = await this.#runEach(ordered, requested, this.setting.parameters, { path: [] });
    return reports;
  }

  async #call(target: SeederTarget, parameters: SeedParameters, { once }: CallMode, caller: Caller) {
    const { catalogue, selected } = this.setting;
    const called = catalogue.pick(target);
    ensureNotRunning(called, caller.path);
    const { started } = this.trail;
    const requested = once ? called.filter((seeder) => !started.has(seeder)) : called;
    // What is left out is reported, and needs nothing to run before it.
    const { excepted } = selected;
    const left = requested.filter((seeder) => excepted.has(seeder));
    const wanted = requested.filter((seeder) => !excepted.has(seeder));
    const ordered = [...left, ...orderSeeders(wanted, new Set([...started, ...excepted]))];
    return this.#runEach(ordered, requested, parameters, caller);
  }

  async #runEach(
    ordered: readonly KnownSeeder[],
    requested: readonly KnownSeeder[],
    parameters: SeedParameters,
    caller: Caller,
  ): Promise<Outcome> {
    const outcomes: Outcome[] = [];
    for (const seeder of ordered) {
      const named = requested.includes(seeder);
      // One before it may have called what it depends on.
      if (named || !this.trail.started.has(seeder)) {
        outcomes.push(await this.#step({ seeder, parameters: named ? parameters : {}, caller }));
      }
    }
    return together(outcomes);
  }

  async #step(step: Step): Promise<Outcome> {
    const { seeder } = step;
    const before = new Set(this.trail.started);
    this.setting.ensureActive();
    this.trail.start(seeder);
    const skip = await this.#findSkip(step);
    if (skip === undefined) {
      return this.#measure(step, before);
    }
    const { reason: skipped, ...change } = skip;
    this.#tell(step, { type: 'skipped', ...skip });
    return outcomeOf({ seeder: seeder.name, durationMs: 0, skipped, ...change, calls: [] });
  }

  async #findSkip({ seeder, caller: { em } }: Step): Promise<Skip | undefined> {
    const { records, transactions } = this.setting;
    const reason = this.#reasonToSkip(seeder);
    if (reason !== undefined) {
      return { reason };
    }
    const earlier = await records.findRun(seeder, em ?? transactions.base);
    return earlier && { reason: 'once', ...(earlier.changed && { changed: true }) };
  }

  #reasonToSkip(seeder: KnownSeeder): SkipReason | undefined {
    const { environment, selected } = this.setting;
    if (selected.excepted.has(seeder)) {
      return 'except';
    }
    if (this.trail.lacks(seeder)) {
      return 'dependency';
    }
    return isFor(seeder, environment) ? undefined : 'environment';
  }

  async #measure(step: Step, before: ReadonlySet<KnownSeeder>): Promise<Outcome> {
    const { seeder, caller } = step;
    const start = performance.now();
    const elapsed = () => Math.round(performance.now() - start);
    this.#tell(step, { type: 'started' });
    try {
      const { calls, written, references } = await this.#transact(step);
      const rows = written && { rows: listRows(written.own) };
      const durationMs = elapsed();
      this.#tell(step, { type: 'finished', durationMs, ...rows });
      this.trail.finish(seeder, caller.path.length > 0);
      const declared = references.length > 0 ? { references } : {};
      const report = { seeder: seeder.name, durationMs, ...rows, ...declared, calls: calls.reports };
      return outcomeOf(report, written?.all);
    } catch (cause) {
      const error = this.#failure(step, cause);
      this.trail.fail(seeder);
      const durationMs = elapsed();
      this.#tell(step, { type: 'failed', durationMs, error });
      this.#passOver(step, error, before);
      return outcomeOf({ seeder: seeder.name, durationMs, failed: true, calls: [] });
    }
  }

  async #transact(step: Step) {
    const { transactions, records, ensureActive } = this.setting;
    const { seeder, caller } = step;
    return transactions.within(seeder, caller.em, (em, rows) =>
      records.recording(seeder, em, async () => {
        const { calls, references } = await this.#run(step, em);
        await em.flush();
        ensureActive();
        return { calls, references, written: await rows?.written(calls.rows) };
      }),
    );
  }

  async #run(step: Step, em: EntityManager) {
    const { seeder, parameters, caller } = step;
    const path = [...caller.path, seeder];
    const outcomes: Outcome[] = [];
    const references: ReferenceResult[] = [];
    const context = seederContext(this.setting, {
      em,
      parameters,
      references,
      tell: (event) => this.#tell(step, event),
      call: async (target, given, mode) => {
        const silent = mode.silent ?? caller.silent ?? false;
        outcomes.push(await this.#call(target, given, mode, { path, em, silent }));
      },
    });
    await seeder.instance.run(context);
    return { calls: together(outcomes), references };
  }

  #tell({ seeder, caller: { path, silent = false } }: Step, event: StepNews): void {
    if (!silent) {
      this.setting.onProgress({ seeder: seeder.name, depth: path.length, ...event });
    }
  }

  /** The innermost seeder is the one that failed: its callers pass the error on. */
  #failure({ seeder, caller: { path } }: Step, cause: unknown): unknown {
    if (cause instanceof SeederFailedError || endsRun(cause)) {
      return cause;
    }
    const { transactions, factories, selected } = this.setting;
    const { randomSeed } = factories;
    const [outermost = seeder] = path;
    return new SeederFailedError({
      seeder: seeder.name,
      callers: namesOf(path),
      undone: whatIsUndone([...path, seeder], transactions),
      randomSeed,
      command: repeatCommand([outermost], selected.rerun, randomSeed),
      cause,
    });
  }

  /** The run goes on after a seeder that nobody called, where it is to, unless the error is one of the run. */
  #passOver({ seeder, caller: { path } }: Step, error: unknown, before: ReadonlySet<KnownSeeder>): void {
    const { continueOnError, transactions } = this.setting;
    if (path.length === 0 && endsRun(error)) {
      this.trail.breakOff(seeder);
    }
    if (!continueOnError || path.length > 0 || !(error instanceof SeederFailedError)) {
      throw error;
    }
    const since = [...this.trail.started].filter((one) => !before.has(one));
    this.trail.passOver(seeder, error, transactions.isOutside(seeder) ? [] : since);
  }
}

function ensureNotRunning(requested: readonly KnownSeeder[], path: readonly KnownSeeder[]) {
  const running = path.findIndex((seeder) => requested.includes(seeder));
  if (running >= 0) {
    const circle = path.slice(running);
    throw new SeederCycleError(namesOf([...circle, ...circle.slice(0, 1)]));
  }
}

const namesOf = (path: readonly KnownSeeder[]) => path.map(({ name }) => name);
