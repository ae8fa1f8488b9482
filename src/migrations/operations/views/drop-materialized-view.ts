import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { drops } from '../touches.js';
import type { MaterializedViewDefinition } from './materialized-view-definition.js';
import { materializedViewSource } from './materialized-view-source.js';

export interface DropMaterializedView {
  kind: 'dropMaterializedView';
  view: ObjectName;
  /** What the view was, so that dropping it can be undone. */
  was?: MaterializedViewDefinition;
  ifExists?: boolean;
  cascade?: boolean;
}

export const dropMaterializedView: OperationKind<DropMaterializedView> = {
  compile: ({ view, ifExists = false, cascade = false }) => [
    statement('drop materialized view', ifExists && 'if exists', object(view), cascade && 'cascade'),
  ],
  invert: ({ view, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the materialized view ${showName(view)} does not say what it was`,
          remedy: `op.dropMaterializedView(${toSource(view)}, 'select ...')`,
        }
      : [{ kind: 'createMaterializedView', view, definition: was }],
  source: ({ view, was, ifExists, cascade }, naming) =>
    op(
      'dropMaterializedView',
      literal(view),
      was && materializedViewSource(view, was, naming),
      optionsOf({ ifExists, cascade }),
    ),
  describe: ({ view }) => `drop materialized view ${showName(view)}`,
  touches: ({ view }) => [drops(view)],
};
