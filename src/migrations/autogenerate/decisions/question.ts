import type { SchemaModel } from '../model/schema-model.js';

/** The schema that the migrations build, and the one that the entities want. */
export interface SchemaPair {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
}

/** What is known of databases beside their schema. */
export interface Facts {
  /** Tables that hold rows, by their names before, where that is known. */
  readonly withRows?: ReadonlySet<string>;
}

/**
 * What two schemas alone do not tell. The name is the one by which {@link Decisions} know the thing: that of a column has the
 * new name of its table.
 */
export type Question = GoneTable | GoneColumn | GoneEnumValue | FillQuestion | ConversionQuestion;

interface Gone {
  readonly name: string;
  /** What it may have become, by name, the likeliest first; empty where it can only be dropped. */
  readonly candidates: readonly string[];
}

export interface GoneTable extends Gone {
  readonly type: 'goneTable';
  /** It is there after, but what differs can't be altered: it would be dropped and made anew. */
  readonly replaced?: true;
}

export interface GoneColumn extends Gone {
  readonly type: 'goneColumn';
  readonly dataType: string;
  readonly candidateTypes: Readonly<Record<string, string>>;
  /** It is there after, but computed, which PostgreSQL can't make of a column that holds values. */
  readonly replaced?: true;
}

export interface GoneEnumValue extends Gone {
  readonly type: 'goneEnumValue';
  /** Those of the candidates that were there before: rows of both values would be one and the same. */
  readonly merges: readonly string[];
}

/** A column that needs a value in rows that are there. */
export interface FillQuestion {
  readonly type: 'fill';
  readonly name: string;
  readonly dataType: string;
  readonly becomes: 'added' | 'tightened';
}

/** Values that PostgreSQL can't turn into those of the new type, or of which it would lose a part without a word. */
export interface ConversionQuestion {
  readonly type: 'conversion';
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** What PostgreSQL would do by itself, in a sentence. */
  readonly reason: string;
  /** SQL that makes the new value of the old one, where there is a usual way. */
  readonly proposal?: string;
}

export type Reply =
  | { readonly type: 'rename'; /** One of the candidates. */ readonly to: string }
  | { readonly type: 'drop' }
  | { readonly type: 'fill'; /** SQL. */ readonly value: string }
  | { readonly type: 'convert'; /** SQL. */ readonly using: string };
