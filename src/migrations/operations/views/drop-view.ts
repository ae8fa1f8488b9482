import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { drops } from '../touches.js';
import type { ViewDefinition } from './view-definition.js';
import { definitionSource } from './view-source.js';

export interface DropView {
  kind: 'dropView';
  view: ObjectName;
  /** What the view was, so that dropping it can be undone. */
  was?: ViewDefinition;
  ifExists?: boolean;
  cascade?: boolean;
}

export const dropView: OperationKind<DropView> = {
  compile: ({ view, ifExists = false, cascade = false }) => [
    statement('drop view', ifExists && 'if exists', object(view), cascade && 'cascade'),
  ],
  invert: ({ view, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the view ${showName(view)} does not say what it was`,
          remedy: `op.dropView(${toSource(view)}, 'select ...')`,
        }
      : [{ kind: 'createView', view, definition: was }],
  source: ({ view, was, ifExists, cascade }) =>
    op('dropView', literal(view), literal(was && definitionSource(was)), optionsOf({ ifExists, cascade })),
  describe: ({ view }) => `drop view ${showName(view)}`,
  touches: ({ view }) => [drops(view)],
};
