import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

import { UnknownDatabaseError } from '../../errors/unknown-database.error.js';
import { TestDatabaseNotOpenError } from '../../errors/test-database-not-open.error.js';
import type { FactoryRegistry } from '../../factories/index.js';
import type { SeederTarget } from '../../seeders/index.js';
import { DEFAULT_DATABASE } from '../../siskin.constants.js';
import type { TestOutcome } from '../isolation/isolation.js';
import type { TestLifecycle } from '../lifecycle.js';
import type { UseDatabaseOptions } from '../options.js';
import type { CreateTestable, Testable } from './create-application.js';
import { openApplication, type OpenApplication } from './open-application.js';
import { type CommandResult, runCommand } from './run-command.js';
import type { TestedDatabase } from './tested-database.js';

/**
 * An application whose databases are copies of migrated, and seeded, templates, and are for each test as they were for the
 * one before. Its members are there from {@link open} to {@link close}.
 */
export class TestedApplication<T extends Testable = Testable> implements TestLifecycle {
  #opened: OpenApplication<T> | undefined;

  /** @internal */
  constructor(
    private readonly create: CreateTestable<T>,
    private readonly options: UseDatabaseOptions,
  ) {}

  /** What `create` returned, initialised. */
  get app(): T {
    return this.#open('app').subject;
  }

  /** The ORM of the database without a name. */
  get orm(): MikroORM {
    return this.#main('orm').orm;
  }

  /** See {@link TestedDatabase.em}. */
  get em(): EntityManager {
    return this.#main('em').em;
  }

  /** See {@link TestedDatabase.factories}. */
  get factories(): FactoryRegistry {
    return this.#main('factories').factories;
  }

  /** See {@link TestedDatabase.url}. */
  get url(): string {
    return this.#main('url').url;
  }

  /** A provider of the application, from whichever of its modules. */
  get<P>(token: Type<P> | Function | string | symbol): P {
    return this.#open('get').app.get<P>(token, { strict: false });
  }

  /** See {@link TestedDatabase.seed}. */
  seed(seeders: SeederTarget): Promise<void> {
    return this.#main('seed').seed(seeders);
  }

  /** See {@link TestedDatabase.execute}. */
  execute<R extends object = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<R[]> {
    return this.#main('execute').execute<R>(sql, parameters);
  }

  /** See {@link TestedDatabase.migrateTo}. */
  migrateTo(target: string): Promise<void> {
    return this.#main('migrateTo').migrateTo(target);
  }

  /**
   * A database of the application by its `contextName`.
   *
   * @throws UnknownDatabaseError
   */
  database(name: string): TestedDatabase {
    const { databases } = this.#open('database');
    const found = databases.get(name);
    if (found === undefined) {
      throw new UnknownDatabaseError(name, [...databases.keys()]);
    }
    return found;
  }

  /** Runs a command, such as `runCommand('db:status', '--json')`, with the services of the application. */
  runCommand(...args: string[]): Promise<CommandResult> {
    return runCommand(this.#open('runCommand').app.get(ModulesContainer), args);
  }

  /**
   * Creates the application, leads it to copies of templates, which are built unless they are there, and initialises it.
   *
   * @throws InitialisedApplicationError, SiskinModuleMissingError, TestTemplateError; what the application throws.
   */
  async open(): Promise<void> {
    this.#opened = await openApplication(this.create, this.options);
  }

  async enterBlock(): Promise<void> {
    await this.#each((database) => database.enterBlock());
  }

  async leaveBlock(): Promise<void> {
    await this.#each((database) => database.leaveBlock());
  }

  async beginTest(): Promise<void> {
    await this.#each((database) => database.beginTest());
  }

  /** @returns what somebody who looks into a failure should know. */
  async endTest(outcome: TestOutcome): Promise<readonly string[]> {
    const notes: string[] = [];
    await this.#each(async (database) => {
      notes.push(...(await database.endTest(outcome)));
    });
    return outcome.failed && this.#opened !== undefined ? [...notes, seedNote(this.#opened)] : [];
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #each(work: (database: TestedDatabase) => Promise<void>): Promise<void> {
    for (const database of this.#opened?.databases.values() ?? []) {
      await work(database);
    }
  }

  #open(member: string): OpenApplication<T> {
    if (this.#opened === undefined) {
      throw new TestDatabaseNotOpenError(member);
    }
    return this.#opened;
  }

  /** Without a name, or else the first. */
  #main(member: string): TestedDatabase {
    const { databases } = this.#open(member);
    const [first] = databases.values();
    const main = databases.get(DEFAULT_DATABASE) ?? first;
    if (main === undefined) {
      throw new TestDatabaseNotOpenError(member);
    }
    return main;
  }
}

function seedNote({ randomSeed }: { readonly randomSeed: number }): string {
  return `Values depend on SISKIN_RANDOM_SEED=${randomSeed}.`;
}
