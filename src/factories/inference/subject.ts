import type { Bounds } from './bounds.js';
import type { Column } from './column.js';
import type { Rank } from './ranks.js';

/** A column that a value is to be found for, and all that a guess may go by. */
export interface Subject {
  /** The property's name as words: `first name`. */
  readonly phrase: string;
  /** The entity's: `blog post`. */
  readonly entity: string;
  /** The names of all properties beside it, as words. */
  readonly siblings: ReadonlySet<string>;
  readonly column: Column;
  readonly bounds: Bounds;
  /** Its place among columns that are to be ascending. */
  readonly rank?: Rank;
  /** What TypeScript calls the property's type, where an enum of the entity's own may be behind it: `User['role']`. */
  readonly typeName?: string;
}
