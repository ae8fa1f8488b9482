import type { EntityRows } from './entity-rows.js';
import type { ReferenceKey, ReferenceRow } from './reference-row.js';

/** `'insert'`: adds rows, and leaves those that are there alone. `'upsert'`: changes them, too. `'sync'`: also removes all others. */
export type ReferenceMode = 'insert' | 'upsert' | 'sync';

export interface ReferenceOptions<T extends object> {
  /** The natural key: the properties that tell which row is meant. A relation may be one of them. */
  readonly by: readonly ReferenceKey<T>[];
  /** Default: `'upsert'`. */
  readonly mode?: ReferenceMode;
  /** Lets `sync` remove all rows where none is declared. Default: false. */
  readonly allowEmpty?: boolean;
}

/** Rows of an entity, from code or from files; read one after another, in constant memory. */
export type ReferenceRows<T extends object> =
  Iterable<ReferenceRow<T>> | AsyncIterable<ReferenceRow<T>> | EntityRows;

/** What reference data has changed: plain data. */
export interface ReferenceResult {
  readonly entity: string;
  /** As `name` or `schema.name`. */
  readonly table: string;
  readonly mode: ReferenceMode;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Declared rows that were there as declared; in mode `insert` all that were there. */
  readonly unchanged: number;
  /** The first hundred: those added, changed, removed, each in the order of the rows. */
  readonly differences: readonly RowDifference[];
}

/**
 * Values by property: `address.city` for those of an embeddable, the primary key for a relation. Of those `changed` only
 * what differs; `bigint` and `numeric` are strings, dates are ISO 8601.
 */
export type RowDifference =
  | { readonly type: 'added'; readonly key: RowValues; readonly values: RowValues }
  | {
      readonly type: 'changed';
      readonly key: RowValues;
      readonly before: RowValues;
      readonly after: RowValues;
    }
  | { readonly type: 'removed'; readonly key: RowValues; readonly values: RowValues };

export type RowValues = Readonly<Record<string, unknown>>;
