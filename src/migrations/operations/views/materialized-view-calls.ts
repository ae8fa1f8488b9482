import { indexOn } from '../indexes/index-clause.js';
import type { NamingRule, ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import { SqlFragment, type SqlText } from '../sql-text.js';
import type { MaterializedViewDefinition, MaterializedViewOptions } from './materialized-view-definition.js';
import type { DropViewOptions } from './view-calls.js';

/** A materialized view by its query, or by its query and options. */
export type DescribedMaterializedView = SqlText | (MaterializedViewOptions & { query: SqlText });

/** One that is refreshed concurrently keeps its data. */
export type RefreshViewOptions =
  | {
      /** Lets the view be read meanwhile, which takes longer and asks for a unique index. Default: false. */
      concurrently?: boolean;
      withData?: true;
    }
  | { concurrently?: false; /** `false` empties the view. Default: true. */ withData: false };

export interface MaterializedViewCalls {
  /**
   * Makes a view that keeps the rows of its query. `op.createIndex` takes it as it takes a table. With `ifNotExists` it
   * can't be undone: the view may have been there before.
   */
  createMaterializedView(
    view: ObjectName,
    query: SqlText,
    options?: MaterializedViewOptions & { ifNotExists?: boolean },
  ): void;

  /** Its indexes go with it. Reversible where `was` says what the view was. */
  dropMaterializedView(view: ObjectName, was?: DescribedMaterializedView, options?: DropViewOptions): void;

  /** Gives the view a new name in the same schema. */
  renameMaterializedView(view: ObjectName, to: string): void;

  /** Runs its query anew. There is nothing to undo. */
  refreshMaterializedView(view: ObjectName, options?: RefreshViewOptions): void;
}

export function materializedViewCalls({ record, naming }: Recording): MaterializedViewCalls {
  return {
    createMaterializedView(view, query, { ifNotExists, ...options } = {}) {
      const definition = define(view, { ...options, query }, naming);
      record({ kind: 'createMaterializedView', view, definition, ifNotExists });
    },
    dropMaterializedView: (view, was, options) =>
      record({
        kind: 'dropMaterializedView',
        view,
        was: was === undefined ? undefined : define(view, was, naming),
        ...options,
      }),
    renameMaterializedView: (view, to) => record({ kind: 'renameView', view, to, materialized: true }),
    refreshMaterializedView: (view, options) => record({ kind: 'refreshMaterializedView', view, ...options }),
  };
}

function define(
  view: ObjectName,
  described: DescribedMaterializedView,
  naming: NamingRule,
): MaterializedViewDefinition {
  if (typeof described === 'string' || described instanceof SqlFragment) {
    return { query: described, indexes: [] };
  }
  const { indexes = [], ...rest } = described;
  return {
    ...rest,
    indexes: indexes.map(({ columns, ...options }) => indexOn(view, columns, options, naming)),
  };
}
