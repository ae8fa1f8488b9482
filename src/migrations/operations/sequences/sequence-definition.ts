import type { ObjectName } from '../names.js';
import type { SequenceOptions } from './sequence-options.js';

export type SequenceType = 'smallint' | 'integer' | 'bigint';

/** The column with which a sequence is dropped. */
export interface SequenceOwner {
  table: ObjectName;
  column: string;
}

export interface SequenceDefinition extends SequenceOptions {
  /** Default: `bigint`. */
  as?: SequenceType;
  /** The column with which it is dropped; of the same schema and owner. Default: none, which is `null`. */
  ownedBy?: SequenceOwner | null;
  /** Goes back to its start when the server crashes. PostgreSQL 15 and later. Default: false. */
  unlogged?: boolean;
  comment?: string;
}
