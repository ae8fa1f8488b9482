import type { EntityMetadata } from '@mikro-orm/core';

import type { InferenceContext } from './inference-context.js';

/** What an entity without a factory is made of. */
export interface InferredFactory {
  /** The name of its class. */
  readonly entity: string;
  readonly properties: readonly InferredProperty[];
  /** What no two rows may have in common, one for each constraint, primary key included. */
  readonly uniques: readonly InferredUnique[];
}

export type InferredProperty = InferredValue | InferredRelation | LeftOut;

interface Inferred {
  readonly name: string;
  readonly nullable: boolean;
}

export interface InferredValue extends Inferred {
  readonly kind: 'value';
  /** Whether its values differ from row to row, alone or together with those of others: `uniques` says how many there are. */
  readonly unique: boolean;
  /** The same for the same context, whatever was asked for before. */
  readonly value: (context: InferenceContext) => unknown;
  /**
   * The expression that `make:factory` writes, in terms of `faker` and `sequence`. It gives the same value, but for
   * short unique columns: these it tells apart by `sequence` alone. Undefined where TypeScript has none: a custom type.
   */
  readonly source?: string;
  /** What there is to choose from. */
  readonly choices?: readonly unknown[];
}

export interface InferredRelation extends Inferred {
  readonly kind: 'relation';
  /** As the relation has it: discovery may keep another object for the same entity, so compare classes. */
  readonly target: EntityMetadata;
  /** Always true: relations that can be left out are. */
  readonly required: boolean;
  readonly source: string;
}

/** MikroORM, PostgreSQL or nobody fills it in. */
export interface LeftOut extends Inferred {
  readonly kind: 'left out';
  readonly choices?: readonly unknown[];
}

export interface InferredUnique {
  readonly properties: readonly string[];
  /** Those of them that are relations, whose values the caller chooses. */
  readonly relations: readonly string[];
  /** How many combinations the values have, for each combination of the relations. */
  readonly domain: number;
}
