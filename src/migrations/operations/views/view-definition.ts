import type { SqlText } from '../sql-text.js';

interface ViewBasics {
  /** Refuses rows written through the view that it would not show; `cascaded` asks the views below it, too. */
  checkOption?: 'local' | 'cascaded';
  /** Lets no function of a query see rows before the view has left them out. Default: false. */
  securityBarrier?: boolean;
  /** Reads tables with the rights of who asks, not of the view's owner. PostgreSQL 15 and later. Default: false. */
  securityInvoker?: boolean;
  comment?: string;
}

/** A recursive view names its columns. */
type ViewColumns =
  | { recursive?: false; /** Default: the names that the query gives. */ columns?: readonly string[] }
  | { recursive: true; columns: readonly string[] };

export type ViewOptions = ViewBasics & ViewColumns;

export type ViewDefinition = ViewOptions & { query: SqlText };
