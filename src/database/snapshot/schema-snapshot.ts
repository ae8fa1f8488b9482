import type { ObjectName } from '../object-name.js';

/** An object of a schema, or a setting that its definition needs, as SQL. */
export interface SchemaObject {
  /** Such as `table`, `index`, `foreign key` or `view`. */
  readonly kind: string;
  /** For people, with its schema. */
  readonly name: string;
  /** Complete statements without a semicolon at the end, in which every name is qualified. */
  readonly create: readonly string[];
  /** None where the drop of another object takes it along, or where nothing was created. */
  readonly drop: readonly string[];
}

/** Objects in an order in which they can be created; they are dropped in reverse. */
export interface SchemaSnapshot {
  readonly objects: readonly SchemaObject[];
}

export interface SnapshotOptions {
  /** Tables that are left out with all that belongs to them, such as the ledger's. Default: none. */
  except?: readonly ObjectName[];
}
