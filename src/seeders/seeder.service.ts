import type { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { withClient } from '../database/client.js';
import { connectionSettings } from '../database/connection-settings.js';
import { currentEnvironment } from '../database/environment.js';
import type { DatabaseAddress } from '../errors/database-connection.error.js';
import type { FactoryRegistry } from '../factories/factory-registry.js';
import { DEFAULT_DATABASE, SISKIN_FACTORIES, SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import type { SeederEvent, SeedResult } from './seed-report.js';
import { SeedRun } from './seed-run.js';
import type { SeedParameters, SeederTarget } from './seeder-runner.js';
import { writeSeeder, type NewSeeder } from './write-seeder.js';
import { SeederExplorer } from './seeder.explorer.js';

export interface SeedOptions {
  /** The same random seed gives the same values of faker and the factories. Default: one is drawn; it is in the result. */
  randomSeed?: number;
  /** The `context.parameters` of the seeders that are named. Default: none. */
  parameters?: SeedParameters;
  /** What `environments` of a seeder is compared to. Default: `NODE_ENV`, or else `development`. */
  environment?: string;
  /** How long to wait for a server that can't be reached, in milliseconds. Default: the option `migrations.waitForDatabase`. */
  waitForDatabase?: number;
  /** Told once, where the server has to be waited for. */
  onWaitingForDatabase?: (address: DatabaseAddress) => void;
  /** Told when a seeder starts and ends. An error that it throws ends the run. */
  onProgress?: (event: SeederEvent) => void;
}

/** A seeder as `SeederService.list` describes it. */
export interface SeederDescription {
  readonly name: string;
  readonly dependsOn: readonly string[];
  /** None where it runs in all environments. */
  readonly environments?: readonly string[];
}

/** Runs the seeders among the application's providers that belong to one database. */
@Injectable()
export class SeederService {
  constructor(
    private readonly explorer: SeederExplorer,
    @Inject(SISKIN_FACTORIES) private readonly factories: FactoryRegistry,
    @Inject(SISKIN_ORM) private readonly orm: MikroORM,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
  ) {}

  /**
   * Runs one or several seeders one after another, by class or name, behind those that they depend on; without any, the
   * one that `seeders.default` of the module's options names.
   *
   * Each has a transaction of its own, which the seeders that it calls share. Where one fails its transaction is rolled
   * back and the run ends; what ran before it stays. Within a transaction of the caller's they are savepoints of it.
   *
   * Seeders are those of the database of the service: see {@link SeederSettings}.
   *
   * @throws UnknownSeederError, SeederNotProvidedError, SeederCycleError, DuplicateSeederError, ScopedProviderError before anything runs.
   * @throws SeederOfOtherDatabaseError for a seeder of another database, also where one depends on it or calls it.
   * @throws UnknownDatabaseError where any seeder names a database that the application lacks.
   * @throws SeederFailedError naming the seeder, with its error as the cause.
   */
  async run(
    target: SeederTarget = this.options.seeders.default,
    options: SeedOptions = {},
  ): Promise<SeedResult> {
    await this.#awaitDatabase(options);
    const { randomSeed, parameters, environment, onProgress } = options;
    const factories = this.factories.fork({ randomSeed });
    const run = new SeedRun({
      orm: this.orm,
      catalogue: this.explorer.explore(),
      factories,
      faker: await factories.faker(),
      environment: environment ?? currentEnvironment(),
      onProgress: onProgress ?? (() => {}),
    });
    return { randomSeed: factories.randomSeed, seeders: await run.seed(target, parameters) };
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

  /** A server that is not waited for is left to MikroORM to find. */
  async #awaitDatabase({ waitForDatabase, onWaitingForDatabase }: SeedOptions): Promise<void> {
    const ms = waitForDatabase ?? this.options.migrations.waitForDatabase;
    if (ms > 0) {
      const wait = { ms, onWaiting: onWaitingForDatabase };
      await withClient(connectionSettings(this.orm), async () => undefined, wait);
    }
  }

  /** The seeders of the database, in the order of the application's modules. */
  list(): SeederDescription[] {
    return this.explorer
      .explore()
      .all()
      .map(({ name, settings, dependencies }) => ({
        name,
        dependsOn: dependencies.map((dependency) => dependency.name),
        ...(settings.environments && { environments: settings.environments }),
      }));
  }
}
