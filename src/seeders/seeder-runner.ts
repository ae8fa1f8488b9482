import type { Faker } from '@faker-js/faker';
import type { EntityName } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Factories } from '../factories/factories.js';
import type { ReferenceOptions, ReferenceResult, ReferenceRows } from './reference/index.js';
import type { SeedProgress } from './progress/seed-progress.js';

/** What a class decorated with `@Seeder` implements. */
export interface SeederRunner {
  /**
   * Writes the data, in a transaction that is committed when this ends and rolled back when it fails. What is
   * persisted on `context.em` is flushed at the end.
   */
  run(context: SeedContext): Promise<void> | void;
}

export interface SeedContext {
  /** The EntityManager of the transaction. */
  readonly em: EntityManager;
  /** Factories that create on `em`. Their sequences and `faker` are shared by all seeders of the run. */
  readonly factories: Factories;
  /** A generator of the same random seed as the factories', which gives one value after the other, whatever they make. */
  readonly faker: Faker;
  /** What the dates of faker count from, and what to use in the place of `new Date()`: it depends on the random seed alone. */
  readonly referenceDate: Date;
  /** What `call`, or for those named to it `SeederService.run`, passed; else empty. */
  readonly parameters: SeedParameters;
  /** What `environments` of the seeders are compared to. */
  readonly environment: string;
  /**
   * Runs other seeders in the transaction of this one, in the given order; those that they depend on run before them,
   * unless they ran already. What this seeder has persisted is flushed first.
   */
  readonly call: Call;
  /** {@link call} for those that have not run in this run yet. */
  readonly callOnce: Call;
  /** {@link call} without a word of them, or of those that they call, in the progress. */
  readonly callSilent: Call;
  /**
   * Brings the rows of an entity to what is declared: see `applyReference`. What it adds, changes and removes is in the report, and
   * shown by a dry run.
   */
  readonly reference: DeclareReference;
  /** Tells how far a loop is. */
  readonly progress: SeedProgress;
}

export type DeclareReference = <T extends object>(
  entity: EntityName<T>,
  rows: ReferenceRows<T>,
  options: ReferenceOptions<T>,
) => Promise<ReferenceResult>;

export type Call = (seeders: SeederTarget, options?: CallOptions) => Promise<void>;

export type SeedParameters = Readonly<Record<string, unknown>>;

export interface CallOptions {
  /** The `context.parameters` of those called; those that they depend on get none. */
  parameters?: SeedParameters;
}

export type SeederClass = new (...dependencies: never[]) => SeederRunner;

/** Seeders by class or by the name of the class: one or several. */
export type SeederTarget = SeederClass | string | readonly (SeederClass | string)[];
