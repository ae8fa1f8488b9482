import type { DefaultDefinition } from '../columns/column-definition.js';
import type { ObjectName } from '../names.js';
import type { SqlText } from '../sql-text.js';

/** A condition on `value`, which is what a column of the domain holds. */
export interface DomainCheck {
  name: string;
  expression: SqlText;
  /** Does not look at the values that are there, which `validateChecks` does later. Default: false. */
  notValid?: boolean;
}

export interface DomainDefinition {
  /** The type beneath, as PostgreSQL writes it, such as `varchar(20)`. */
  type: string;
  notNull?: boolean;
  default?: DefaultDefinition;
  collation?: ObjectName;
  checks?: readonly DomainCheck[];
  comment?: string;
}
