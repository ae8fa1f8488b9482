import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

import type { FactoryRegistry } from '../../factories/index.js';
import type { SeederTarget } from '../../seeders/index.js';
import type { DatabaseHistory } from '../history/database-history.js';
import type { Isolation, TestOutcome } from '../isolation/isolation.js';
import type { TestLifecycle } from '../lifecycle.js';
import type { DatabaseServices } from './application.js';
import { registerStatementLog, type StatementLog } from '../queries/index.js';
import type { Connections } from './connections.js';

/** One database of an application under test. */
export class TestedDatabase implements TestLifecycle {
  readonly #goBack: (() => void)[] = [];
  #em: EntityManager | undefined;
  #forget = () => {};
  #seedings = 0;

  /** @internal */
  constructor(
    private readonly services: DatabaseServices,
    private readonly isolation: Isolation,
    readonly connections: Connections,
    private readonly randomSeed: number,
    private readonly history: DatabaseHistory,
  ) {}

  get orm(): MikroORM {
    return this.services.orm;
  }

  /** An EntityManager for tests to look with: a new one for each test, which knows nothing of what the application has loaded. */
  get em(): EntityManager {
    return (this.#em ??= this.orm.em.fork());
  }

  /** The application's factories. Their sequences go back after each test, and values do not depend on which tests ran before. */
  get factories(): FactoryRegistry {
    return this.services.factories;
  }

  /** Where the connections of the application lead to. It holds the password. */
  get url(): string {
    return this.isolation.url;
  }

  /** Runs seeders, as `SeederService.run` does. Each call of a test has a random seed of its own, so that they can be repeated. */
  async seed(seeders: SeederTarget): Promise<void> {
    this.#seedings += 1;
    const randomSeed = this.randomSeed + this.#seedings;
    await this.services.seeders.run(seeders, { randomSeed, force: true });
  }

  /** Runs a statement on the connection of the application. */
  execute<R extends object = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<R[]> {
    return this.em.execute<R[]>(sql, parameters);
  }

  /**
   * Brings the database of this test to a revision, to test a migration with rows of before it: up, or down where it is above.
   *
   * The first call in a test puts a database in its place that was migrated from the base: without what the test and seeders
   * have written. Later calls go on from there, and rows stay as far as the migrations leave them. The application keeps running on
   * it, whether or not its entities fit. In MikroORM's place `execute` writes and reads tables as they are at that revision.
   *
   * @param target as for `db:migrate`: `head`, `base`, a revision, `REVISION-1`; `-1` and `+1` count from where the database is,
   *   which at the first call is the head.
   * @throws CloneRequiredError unless the test has a database of its own: isolation 'clone'.
   * @throws TestTemplateError, MigrationFailedError, IrreversibleMigrationError, and those of the revision graph.
   */
  async migrateTo(target: string): Promise<void> {
    await this.history.migrateTo(target);
    this.#clear();
  }

  /** @internal */
  async open(): Promise<void> {
    const { name, orm } = this.services;
    const { statements } = this.connections;
    const onStatement: StatementLog['onStatement'] = (listener) => statements.onStatement(listener);
    this.#forget = registerStatementLog({ name, em: orm.em, onStatement });
    await this.isolation.open();
  }

  /** @internal */
  async enterBlock(): Promise<void> {
    await this.isolation.enterBlock();
    this.#keepSequences();
  }

  /** @internal */
  async leaveBlock(): Promise<void> {
    this.#goBackToThen();
    await this.isolation.leaveBlock();
  }

  /** @internal */
  async beginTest(): Promise<void> {
    await this.isolation.beginTest();
    this.history.beginTest();
    this.#keepSequences();
    this.#clear();
  }

  /** @internal */
  async endTest(outcome: TestOutcome): Promise<readonly string[]> {
    this.#goBackToThen();
    return this.isolation.endTest(outcome);
  }

  /** @internal */
  async close(): Promise<void> {
    this.#forget();
    await this.connections.release();
    await this.isolation.close();
  }

  #keepSequences(): void {
    this.#goBack.push(this.factories.sequences.keep());
  }

  #goBackToThen(): void {
    this.#goBack.pop()?.();
    this.#clear();
  }

  /** What was loaded may be gone. The global EntityManager is of use only where the application allows it. */
  #clear(): void {
    this.#em = undefined;
    this.#seedings = 0;
    if (this.orm.config.get('allowGlobalContext')) {
      this.orm.em.clear();
    }
  }
}
