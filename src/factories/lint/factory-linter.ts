import type { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

import { connectionSettings } from '../../database/connection-settings.js';
import { rolledBack } from '../../database/rolled-back.js';
import { findDatabases } from '../../discovery/application-databases.js';
import { FactoriesInvalidError } from '../../errors/factories-invalid.error.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../../siskin.options.js';
import { FactoryExplorer } from '../factory.explorer.js';
import { FakerSource } from '../faker-source.js';
import { lintFactory } from './lint-factory.js';
import { LintGround } from './lint-ground.js';
import { ensureLintable } from './lint-guard.js';
import type { FactoryLintOptions } from './lint-options.js';
import type { FactoryLintFailure, FactoryLintReport, LintedFactory } from './lint-report.js';
import { chooseTargets, findMakerFor, lintTargets, type LintTarget } from './lint-targets.js';

/** How long a row that others have locked is waited for. */
const LOCK_TIMEOUT = '5s';

/** Tries the factories of one database, so that a broken one is found before a test or a seeder needs it. */
@Injectable()
export class FactoryLinter {
  constructor(
    private readonly explorer: FactoryExplorer,
    @Inject(SISKIN_ORM) private readonly orm: MikroORM,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
    @Inject(ModulesContainer) private readonly modules: ModulesContainer,
  ) {}

  /**
   * Makes and creates one entity by each factory among the providers, by each of its states, and by the inferred factory of each entity that
   * has none; then two by each factory, without a state, in one call. States are the methods of the class, own and inherited, that take no
   * parameters and return a factory of the same class.
   *
   * Each try is a savepoint of one transaction, and is rolled back, as all of it is in the end: no row stays. What hooks do beside the
   * database stays, and so do numbers that were taken from PostgreSQL's sequences. Constraints that are deferred are checked, too. Within
   * a transaction of the caller's it is a savepoint of that.
   *
   * What fails is in the report, not thrown.
   *
   * @throws UnknownFactoryError for a name of no factory or entity.
   * @throws ProductionGuardError in production, unless it is forced or somebody agrees; DeclinedError where nobody does;
   *   DestructiveProhibitedError where the option `prohibitDestructive` is set.
   * @throws DatabaseConnectionError where there is no way to the database.
   * @throws InvalidRandomSeedError, UnknownLocaleError
   */
  async lint(options: FactoryLintOptions = {}): Promise<FactoryLintReport> {
    const start = performance.now();
    const { orm, explorer } = this;
    const all = lintTargets(orm, explorer, this.#isOnly);
    const targets = chooseTargets(all, options);
    const { locale } = this.options.factories;
    const { randomSeed } = new FakerSource({ randomSeed: options.randomSeed, locale });
    await ensureLintable(connectionSettings(orm), this.options, options);
    const names = targets.map(({ factory }) => factory);
    options.onProgress?.({ type: 'linting', randomSeed, factories: names });
    const em = orm.em.fork({ keepTransactionContext: true });
    const linted = await rolledBack(em, async (em) => {
      await em.execute(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
      const ground = new LintGround({ orm, explorer, randomSeed, locale }, em);
      return lintEach({ targets, all, ground }, options);
    });
    return { randomSeed, durationMs: Math.round(performance.now() - start), ...linted };
  }

  /**
   * {@link lint} for a test of an application: `await app.get(FactoryLinter).ensureFactories()`.
   *
   * @throws FactoriesInvalidError that says of each failure what it is and what to do; beside what {@link lint} throws.
   */
  async ensureFactories(options: Omit<FactoryLintOptions, 'signal'> = {}): Promise<void> {
    const report = await this.lint(options);
    if (report.failures.length > 0) {
      throw new FactoriesInvalidError(report);
    }
  }

  get #isOnly(): boolean {
    return findDatabases(this.modules).length <= 1;
  }
}

type Linted = Pick<FactoryLintReport, 'factories' | 'failures' | 'interrupted'>;

interface LintWork {
  readonly targets: readonly LintTarget[];
  /** Those that were not chosen, too. */
  readonly all: readonly LintTarget[];
  readonly ground: LintGround;
}

async function lintEach(
  { targets, all, ground }: LintWork,
  { onProgress, signal }: FactoryLintOptions,
): Promise<Linted> {
  const factories: LintedFactory[] = [];
  const failures: FactoryLintFailure[] = [];
  for (const target of targets) {
    if (signal?.aborted) {
      return { factories, failures, interrupted: true };
    }
    onProgress?.({ type: 'started', factory: target.factory });
    const linted = await lintFactory(target, ground, findMakerFor(target, all));
    onProgress?.({ type: 'finished', ...linted });
    factories.push(linted.factory);
    failures.push(...linted.failures);
  }
  return { factories, failures };
}
