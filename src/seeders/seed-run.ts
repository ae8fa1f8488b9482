import type { Faker } from '@faker-js/faker';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { SeederCycleError } from '../errors/seeder-cycle.error.js';
import { SeederFailedError } from '../errors/seeder-failed.error.js';
import type { Factories } from '../factories/factories.js';
import type { SeederEvent, SeederReport } from './seed-report.js';
import type { KnownSeeder, SeederCatalogue } from './seeder-catalogue.js';
import { orderSeeders } from './seeder-order.js';
import type { SeedParameters, SeederTarget } from './seeder-runner.js';

export interface SeedRunSetting {
  readonly orm: MikroORM;
  readonly catalogue: SeederCatalogue;
  readonly factories: Factories;
  readonly faker: Faker;
  readonly environment: string;
  readonly onProgress: (event: SeederEvent) => void;
}

/** A seeder at work: whom the seeders that it calls belong to. */
interface Caller {
  readonly path: readonly KnownSeeder[];
  readonly em?: EntityManager;
}

/** One run, which remembers what has run in it. Transactions are those of the seeders that nobody called. */
export class SeedRun {
  readonly #setting: SeedRunSetting;
  readonly #started = new Set<KnownSeeder>();

  constructor(setting: SeedRunSetting) {
    this.#setting = setting;
  }

  /** Runs seeders one after another, behind those that they depend on. The first failure ends the run. */
  async seed(
    target: SeederTarget,
    parameters: SeedParameters = {},
    caller: Caller = { path: [] },
  ): Promise<SeederReport[]> {
    const requested = this.#setting.catalogue.pick(target);
    ensureNotRunning(requested, caller.path);

    const reports: SeederReport[] = [];
    for (const seeder of orderSeeders(requested, this.#started)) {
      const named = requested.includes(seeder);
      // One before it may have called what it depends on.
      if (named || !this.#started.has(seeder)) {
        reports.push(await this.#report(seeder, named ? parameters : {}, caller));
      }
    }
    return reports;
  }

  #report(
    seeder: KnownSeeder,
    parameters: SeedParameters,
    caller: Caller,
  ): Promise<SeederReport> | SeederReport {
    this.#started.add(seeder);
    const { environments } = seeder.settings;
    if (environments === undefined || environments.includes(this.#setting.environment)) {
      return this.#measure(seeder, parameters, caller);
    }
    const at = { seeder: seeder.name, depth: caller.path.length };
    this.#setting.onProgress({ ...at, type: 'skipped', reason: 'environment' });
    return { seeder: seeder.name, durationMs: 0, skipped: 'environment', calls: [] };
  }

  async #measure(seeder: KnownSeeder, parameters: SeedParameters, caller: Caller): Promise<SeederReport> {
    const at = { seeder: seeder.name, depth: caller.path.length };
    const path = [...caller.path, seeder];
    const start = performance.now();
    const elapsed = () => Math.round(performance.now() - start);

    this.#setting.onProgress({ ...at, type: 'started' });
    const calls = await this.#transact(caller.em, (em) => this.#run(seeder, parameters, { path, em })).catch(
      (cause: unknown) => {
        const error = this.#failure(seeder, caller, cause);
        this.#setting.onProgress({ ...at, type: 'failed', durationMs: elapsed(), error });
        throw error;
      },
    );
    const durationMs = elapsed();
    this.#setting.onProgress({ ...at, type: 'finished', durationMs });
    return { seeder: seeder.name, durationMs, calls };
  }

  async #transact<R>(em: EntityManager | undefined, work: (em: EntityManager) => Promise<R>): Promise<R> {
    if (em === undefined) {
      return this.#setting.orm.em.fork({ keepTransactionContext: true }).transactional(work);
    }
    const result = await work(em);
    await em.flush();
    return result;
  }

  async #run(
    seeder: KnownSeeder,
    parameters: SeedParameters,
    caller: Required<Caller>,
  ): Promise<SeederReport[]> {
    const { em } = caller;
    const calls: SeederReport[] = [];
    await seeder.instance.run({
      em,
      factories: this.#setting.factories.with(em),
      faker: this.#setting.faker,
      parameters,
      call: async (target, options) => {
        await em.flush();
        calls.push(...(await this.seed(target, options?.parameters, caller)));
      },
    });
    return calls;
  }

  /** The innermost seeder is the one that failed: its callers pass the error on. */
  #failure(seeder: KnownSeeder, { path }: Caller, cause: unknown): SeederFailedError {
    return cause instanceof SeederFailedError
      ? cause
      : new SeederFailedError(seeder.name, namesOf(path), this.#setting.factories.randomSeed, cause);
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
