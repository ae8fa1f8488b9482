import { id, object, statement } from '../clauses.js';
import { besideName, showName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

/** Made by `renameView` and `renameMaterializedView`. */
export interface RenameView {
  kind: 'renameView';
  view: ObjectName;
  /** The new name, in the same schema; a dot in it is part of it. */
  to: string;
  materialized?: boolean;
}

export const renameView: OperationKind<RenameView> = {
  compile: ({ view, to, materialized = false }) => [
    statement('alter', materialized && 'materialized', 'view', object(view), 'rename to', id(to)),
  ],
  invert: ({ view, to, materialized }) => [
    { kind: 'renameView', view: besideName(view, to), to: splitName(view).name, materialized },
  ],
  source: ({ view, to, materialized = false }) =>
    op(materialized ? 'renameMaterializedView' : 'renameView', literal(view), literal(to)),
  describe: ({ view, to, materialized = false }) =>
    `rename ${materialized ? 'materialized ' : ''}view ${showName(view)} to ${to}`,
  touches: ({ view }) => [alters(view)],
};
