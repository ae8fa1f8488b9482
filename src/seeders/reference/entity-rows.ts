import type { EntityMetadata } from '@mikro-orm/core';

import type { PlainRow } from '../../entity-rows/plain-row.js';

export type { PlainRow };

/** Rows that are read as they are needed, and become those of an entity only then. */
export interface EntityRows {
  /** What they are called in messages: the path of a file. */
  readonly source: string;
  rowsOf(metadata: EntityMetadata): AsyncIterable<PlainRow>;
}
