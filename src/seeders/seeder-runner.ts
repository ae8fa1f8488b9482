import type { Faker } from '@faker-js/faker';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Factories } from '../factories/factories.js';

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
  /** The generator that the factories use, too. */
  readonly faker: Faker;
  /** What `call`, or for those named to it `SeederService.run`, passed; else empty. */
  readonly parameters: SeedParameters;
  /**
   * Runs other seeders in the transaction of this one, in the given order; those that they depend on run before them,
   * unless they ran already. What this seeder has persisted is flushed first.
   */
  readonly call: (seeders: SeederTarget, options?: CallOptions) => Promise<void>;
}

export type SeedParameters = Readonly<Record<string, unknown>>;

export interface CallOptions {
  /** The `context.parameters` of those called; those that they depend on get none. */
  parameters?: SeedParameters;
}

export type SeederClass = new (...dependencies: never[]) => SeederRunner;

/** Seeders by class or by the name of the class: one or several. */
export type SeederTarget = SeederClass | string | readonly (SeederClass | string)[];
