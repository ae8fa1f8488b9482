import type { Operation } from '../operations/operation.js';
import type { SchemaKind } from './model/schema-kind.js';
import type { ScratchChoice } from '../../database/scratch/scratch-server.js';
import type { SchemaFilter } from './sources/filter/schema-filter.js';
import type { OwnKind } from './sources/settle/own-kinds.js';

/** Which operations are written in forms that let others read and write meanwhile; `auto`: those on tables that hold rows. */
export type SafeMode = 'auto' | boolean;

/** How migrations are written from entities, and what of a database is compared with them. */
export interface AutogenerateSettings {
  /** Default: `auto`, of the database at hand; none where there is none. */
  safe?: SafeMode;
  /** What is compared beside or in place of everything, such as `{ tables: ['shop.*'] }`. Default: all. */
  include?: SchemaFilter['include'];
  /** What is not compared, beside the tables of other tools, such as `{ tables: ['audit_*'] }`. */
  exclude?: SchemaFilter['exclude'];
  /**
   * Kinds of objects that entities alone declare, so that one that no entity declares is to go. Default: those kinds of which
   * entities declare at least one.
   */
  own?: readonly OwnKind[];
  /** Where the schemas are built that are compared. Default: `auto`, the database's server, or else an embedded one. */
  scratch?: ScratchChoice;
  /** Further kinds of objects that are compared. Default: none. */
  kinds?: readonly SchemaKind[];
  /** Writes the code of an operation in its own way, without a semicolon; undefined leaves it to Siskin. */
  render?: (operation: Operation) => string | undefined;
  /** Changes the operations before they are proved and written, such as to leave one out. */
  rewrite?: (operations: Operation[]) => readonly Operation[] | Promise<readonly Operation[]>;
}
