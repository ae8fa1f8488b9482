/**
 * Where a factory failed: when it was got from the registry, when the state was called, or at one of the verbs; `create twice` is
 * `count(2).create()`.
 */
export type FactoryLintStep = 'get' | 'state' | 'make' | 'create' | 'create twice';

/** What was checked, and what failed: plain data, but for the causes. */
export interface FactoryLintReport {
  /** What all values depend on: lint with it to get the same ones again. */
  readonly randomSeed: number;
  readonly durationMs: number;
  /** Those among the providers in the order of the modules, then the inferred ones by name. */
  readonly factories: readonly LintedFactory[];
  readonly failures: readonly FactoryLintFailure[];
  /** Whether the signal ended it before all of them were checked; only where it did. */
  readonly interrupted?: true;
}

/** Which factory it is. */
export interface FactoryName {
  /** The name of the class; of an inferred one that of the entity. */
  readonly factory: string;
  readonly entity: string;
  /** Whether it was inferred, for an entity that has none; only where it was. */
  readonly inferred?: true;
}

export interface LintedFactory extends FactoryName {
  /** The states that were tried, beside the factory as it is. */
  readonly states: readonly string[];
  /** The methods of the class that were not. */
  readonly notTried: readonly MethodNotTried[];
  readonly failed: boolean;
  readonly durationMs: number;
}

/**
 * - `'parameters'`: it takes some;
 * - `'async'`: it is asynchronous, or a generator, and was not called;
 * - `'no state'`: it was called, and returned something else than a factory of its class.
 */
export interface MethodNotTried {
  readonly method: string;
  readonly reason: 'parameters' | 'async' | 'no state';
}

/** What PostgreSQL says beside its message, as far as it does. */
export interface DatabaseFailure {
  readonly detail?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

export interface FactoryLintFailure extends FactoryName, DatabaseFailure {
  /** None where the factory fails as it is. */
  readonly state?: string;
  readonly step: FactoryLintStep;
  readonly problem: string;
  readonly remedy: string;
  /** Of Siskin's error, or PostgreSQL's SQLSTATE. */
  readonly code?: string;
  /** What was thrown. */
  readonly cause: unknown;
}
