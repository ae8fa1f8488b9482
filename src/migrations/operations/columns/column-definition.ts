import type { ObjectName } from '../names.js';
import type { SequenceOptions } from '../sequences/sequence-options.js';
import type { SqlText } from '../sql-text.js';

/** A default is a value or an SQL expression; the two are never mixed up. */
export type DefaultDefinition = { value: unknown } | { sql: SqlText };

/** `always` refuses values of one's own. */
export type IdentityKind = 'always' | 'by default';

export interface IdentityDefinition extends SequenceOptions {
  kind: IdentityKind;
}

export interface GeneratedDefinition {
  expression: SqlText;
  /** Computed when it is read rather than stored. PostgreSQL 18 and later. */
  virtual?: boolean;
}

export type ColumnStorage = 'plain' | 'external' | 'extended' | 'main';

export interface ColumnDefinition {
  name: string;
  /** The type as PostgreSQL writes it, such as `varchar(20)` or `text[]`. */
  type: string;
  notNull?: boolean;
  default?: DefaultDefinition;
  identity?: IdentityDefinition;
  generated?: GeneratedDefinition;
  collation?: ObjectName;
  /** How large values are kept. */
  storage?: ColumnStorage;
  compression?: 'pglz' | 'lz4';
  comment?: string;
}
