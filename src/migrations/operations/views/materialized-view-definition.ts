import type { StorageParameters } from '../clauses.js';
import type { IndexColumn, IndexDefinition, IndexOptions } from '../indexes/index-definition.js';
import type { SqlText } from '../sql-text.js';

interface MaterializedViewBasics {
  /** Default: the names that the query gives. */
  columns?: readonly string[];
  /** Table access method. Default: the server's, which is `heap`. */
  method?: string;
  /** Storage parameters, such as `{ fillfactor: 90 }`. */
  with?: StorageParameters;
  tablespace?: string;
  /** Whether the query is run at once; without data the view can't be read before it is refreshed. Default: true. */
  withData?: boolean;
  comment?: string;
}

/** What an index on a materialized view takes. */
export type MaterializedViewIndex = Omit<IndexOptions, 'concurrently'> & { columns: readonly IndexColumn[] };

export interface MaterializedViewOptions extends MaterializedViewBasics {
  /** Made with it, and brought back with it. To refresh it concurrently, one of them has to be unique. */
  indexes?: readonly MaterializedViewIndex[];
}

export interface MaterializedViewDefinition extends MaterializedViewBasics {
  query: SqlText;
  indexes: readonly IndexDefinition[];
}
