import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { Replacement } from '../replacement.js';
import { SqlFragment, type SqlText } from '../sql-text.js';
import type { ViewDefinition, ViewOptions } from './view-definition.js';

export interface DropViewOptions {
  ifExists?: boolean;
  /** Drops what depends on the view as well, such as other views. */
  cascade?: boolean;
}

/** A view by its query, or by its query and options. */
export type DescribedView = SqlText | ViewDefinition;

export interface ViewCalls {
  /**
   * Makes a view of a query, which is taken as it is written. With `orReplace` it does what {@link replaceView} does.
   *
   * @example op.createView('active_users', `select id, name from users where deleted_at is null`);
   */
  createView(view: ObjectName, query: SqlText, options?: ViewOptions & Replacement<DescribedView>): void;

  /**
   * Gives a view another query and options, or makes it; what depends on it and who may read it stay. PostgreSQL refuses a
   * query with other columns than more of them at the end, and so refuses to take added ones back: where they change,
   * drop the view and create it. Reversible where `was` says what the view was.
   */
  replaceView(view: ObjectName, query: SqlText, options?: ViewOptions & { was?: DescribedView }): void;

  /** Reversible where `was` says what the view was. Privileges on it are gone all the same. */
  dropView(view: ObjectName, was?: DescribedView, options?: DropViewOptions): void;

  /** Gives the view a new name in the same schema. */
  renameView(view: ObjectName, to: string): void;
}

export function viewCalls({ record }: Recording): ViewCalls {
  return {
    createView: (view, query, { orReplace, was, ...options } = {}) =>
      record({ kind: 'createView', view, definition: { ...options, query }, orReplace, was: described(was) }),
    replaceView: (view, query, { was, ...options } = {}) =>
      record({
        kind: 'createView',
        view,
        definition: { ...options, query },
        orReplace: true,
        was: described(was),
      }),
    dropView: (view, was, options) => record({ kind: 'dropView', view, was: described(was), ...options }),
    renameView: (view, to) => record({ kind: 'renameView', view, to }),
  };
}

function described(view: DescribedView | undefined): ViewDefinition | undefined {
  return typeof view === 'string' || view instanceof SqlFragment ? { query: view } : view;
}
