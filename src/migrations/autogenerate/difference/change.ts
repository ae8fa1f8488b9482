import type { Operation } from '../../operations/operation.js';
import type { Decisions } from '../decisions/decisions.js';
import type { SchemaKind } from '../model/schema-kind.js';
import type { SchemaModel } from '../model/schema-model.js';

/**
 * The order in which changes are made, whatever object they are of: what stands in the way goes first, then what others stand on
 * comes. Within a phase the order is that of the comparison. Undone in reverse.
 */
export const PHASES = [
  'create schemas',
  'create extensions',
  'drop triggers and policies',
  'drop views',
  'drop routines in the way',
  'detach partitions',
  'drop foreign keys',
  'drop constraints and indexes',
  'drop tables',
  'rename constraints and indexes',
  'drop columns',
  'change types',
  'create sequences',
  'create routines',
  'create tables',
  'alter columns',
  'add columns',
  'alter tables',
  'add constraints and indexes',
  'attach partitions',
  'add foreign keys',
  'create routines that read tables',
  'create views',
  'create routines that read views',
  'create triggers and policies',
  'comment',
  'drop routines',
  'drop sequences',
  'drop types',
  'drop extensions',
  'drop schemas',
] as const;

export type Phase = (typeof PHASES)[number];

/** One operation of the way from a schema to another. */
export interface Change {
  readonly phase: Phase;
  readonly operation: Operation;
}

/** Two schemas, and what was decided about what they alone do not tell. Renames are made already: `before` has the names of `after`. */
export interface Comparison {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
  readonly decisions: Decisions;
  /** Of the server that the changes are for, such as 180004. Default: any that is supported. */
  readonly serverVersion?: number;
  /** Kinds of objects that the application has added. Default: none. */
  readonly kinds?: readonly SchemaKind[];
}

/** Finds the changes of some kinds of objects. Pure; nothing for equal schemas. */
export type Compare = (comparison: Comparison) => readonly Change[];
