import type { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { connectionSettings } from '../database/connection-settings.js';
import { currentEnvironment } from '../database/environment.js';
import { SeedOptionsError } from '../errors/seed-options.error.js';
import type { FactoryRegistry } from '../factories/factory-registry.js';
import { DEFAULT_DATABASE, SISKIN_FACTORIES, SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { modeOf, runSeeding, type Seeding, type SeedingGround } from './run-seeding.js';
import { SeedLock } from './seed-lock.js';
import type { SeedOptions } from './seed-options.js';
import type { SeedResult } from './seed-report.js';
import { readSeedRecords } from './once/read-seed-records.js';
import { statusOf, type SeedStatus } from './once/seed-status.js';
import { selectSeeders } from './seed-selection.js';
import type { SeederTarget } from './seeder-runner.js';
import { planTruncation } from './truncate/truncation.js';
import { ensureSeedable } from './seeding-guard.js';
import { writeSeeder, type NewSeeder } from './write-seeder.js';
import { SeederExplorer } from './seeder.explorer.js';

/** A seeder as `SeederService.list` describes it. */
export interface SeederDescription {
  readonly name: string;
  readonly dependsOn: readonly string[];
  /** None where it runs in all environments. */
  readonly environments?: readonly string[];
  /** None where it belongs to no group. */
  readonly groups?: readonly string[];
  /** Whether it is recorded when it has run, and skipped from then on; only where it is so. */
  readonly once?: true;
}

/** Runs the seeders among the application's providers that belong to one database. */
@Injectable()
export class SeederService {
  readonly #lock: SeedLock;

  constructor(
    private readonly explorer: SeederExplorer,
    @Inject(SISKIN_FACTORIES) private readonly factories: FactoryRegistry,
    @Inject(SISKIN_ORM) private readonly orm: MikroORM,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
  ) {
    this.#lock = new SeedLock(orm, options.migrations);
  }

  /**
   * Runs one or several seeders one after another, by class or name, behind those that they depend on; without any, nor a
   * group, the one that `seeders.default` of the module's options names.
   *
   * It holds the lock of the migrations meanwhile. Each seeder has a transaction of its own, which the seeders that it calls
   * share, unless the options say otherwise. Where one fails its transaction is rolled back and the run ends; what ran before
   * it stays. Within a transaction of the caller's they are savepoints of it.
   *
   * Seeders are those of the database of the service: see {@link SeederSettings}.
   *
   * @throws ProductionGuardError in production, unless it is forced, somebody agrees, or all of them declare that they are for
   *   it; DeclinedError where nobody does; DestructiveProhibitedError where the option `prohibitDestructive` is set.
   * @throws UnknownSeederError, UnknownSeederGroupError, SeederNotProvidedError, SeederCycleError, SeederNotOnceError,
   *   DuplicateSeederError, ScopedProviderError, SeedOptionsError before anything runs.
   * @throws SeederOfOtherDatabaseError for a seeder of another database, also where one depends on it or calls it.
   * @throws UnknownDatabaseError where any seeder names a database that the application lacks.
   * @throws NothingToTruncateError where tables are to be emptied and no seeder declares any; TruncateRefusedError where others refer to
   *   them, EntityTableMissingError, TruncateAccessError, UnknownEntityError: before any seeder runs.
   * @throws SeedRecordsAccessError where seeders that run once can't be recorded.
   * @throws LockTimeoutError where another run does not end in time; LockLostError where the lock is lost meanwhile.
   * @throws SeederFailedError naming the seeder, with its error as the cause; SeedersFailedError where the run went on.
   * @throws SeedingInterruptedError where the signal was aborted.
   */
  async run(target?: SeederTarget, options: SeedOptions = {}): Promise<SeedResult> {
    this.#ensureConsistent(options);
    const seeding = await this.#select(target, options);
    await this.#ensureSeedable(seeding, options);
    return this.#lock.hold(options, (lock) => runSeeding(this.#ground, seeding, options, lock));
  }

  /**
   * Writes an empty seeder of this database into the folder of the option `seeders.path`. Needs no connection.
   *
   * @throws InvalidNameError, FileExistsError
   */
  async create(name: string): Promise<NewSeeder> {
    const { seeders, database } = this.options;
    return writeSeeder(seeders.path, name, database === DEFAULT_DATABASE ? undefined : database);
  }

  /**
   * Makes sure that {@link run} may run these, for a program that has something else to do first; waits for the server, too.
   *
   * @throws what {@link run} throws before anything runs.
   */
  async ensurePermitted(target?: SeederTarget, options: SeedOptions = {}): Promise<void> {
    this.#ensureConsistent(options);
    await this.#ensureSeedable(await this.#select(target, options), options);
  }

  /** The seeders of the database, in the order of the application's modules; those of `seeders.paths` come last. */
  async list(): Promise<SeederDescription[]> {
    return (await this.explorer.explore()).all().map(({ name, settings, dependencies }) => ({
      name,
      dependsOn: dependencies.map((dependency) => dependency.name),
      ...(settings.environments && { environments: settings.environments }),
      ...(settings.groups && { groups: settings.groups }),
      ...(settings.once && { once: true }),
    }));
  }

  /**
   * The seeders that run once, whether they have, and when: those of the application in its order, then those that are recorded, and
   * that it lacks. Takes no lock and changes nothing; where nothing has been recorded, no table is needed either.
   */
  async status({
    waitForDatabase,
    onWaitingForDatabase,
  }: Pick<SeedOptions, 'waitForDatabase' | 'onWaitingForDatabase'> = {}): Promise<SeedStatus[]> {
    const { migrations } = this.options;
    const seeders = (await this.explorer.explore()).all();
    const wait = { ms: waitForDatabase ?? migrations.waitForDatabase, onWaiting: onWaitingForDatabase };
    return statusOf(seeders, await readSeedRecords(connectionSettings(this.orm), migrations, wait));
  }

  /** Whether the database has the seeder that runs where none is named. */
  async hasDefault(): Promise<boolean> {
    const { default: name } = this.options.seeders;
    return (await this.explorer.explore()).all().some((seeder) => seeder.name === name);
  }

  get #ground(): SeedingGround {
    const { orm, factories, options } = this;
    return { orm, factories, options };
  }

  #ensureConsistent(options: SeedOptions): void {
    if (modeOf(options, this.options) === 'all' && options.continueOnError === true) {
      throw new SeedOptionsError(
        ['--transaction all', '--continue-on-error'],
        'where all is one transaction, what fails takes the rest with it',
        'Leave one of them out; where the option `seeders.transaction` asks for the first, say `--transaction each`.',
      );
    }
  }

  async #select(target: SeederTarget | undefined, options: SeedOptions): Promise<Seeding> {
    const catalogue = await this.explorer.explore();
    const selected = selectSeeders(catalogue, target, options, this.options.seeders.default);
    const { environment = currentEnvironment() } = options;
    const truncation = options.truncate
      ? planTruncation(this.orm, catalogue, selected, environment)
      : undefined;
    return { catalogue, selected, environment, truncation };
  }

  async #ensureSeedable(
    { selected, truncation }: Seeding,
    { waitForDatabase, onWaitingForDatabase, ...permission }: SeedOptions,
  ): Promise<void> {
    const { orm, options } = this;
    const { requested, ordered: all, rerun } = selected;
    const ms = waitForDatabase ?? options.migrations.waitForDatabase;
    const wait = { ms, onWaiting: onWaitingForDatabase };
    const settings = connectionSettings(orm);
    const empties = truncation !== undefined;
    await ensureSeedable({ requested, all, rerun, truncate: empties, settings, options, wait }, permission);
  }
}
