import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { writes } from '../touches.js';

export interface RefreshMaterializedView {
  kind: 'refreshMaterializedView';
  view: ObjectName;
  concurrently?: boolean;
  withData?: boolean;
}

export const refreshMaterializedView: OperationKind<RefreshMaterializedView> = {
  compile: ({ view, concurrently = false, withData = true }) => [
    statement(
      'refresh materialized view',
      concurrently && 'concurrently',
      object(view),
      !withData && 'with no data',
    ),
  ],
  // Its rows come from the tables, whenever they are fetched; only what was emptied has to be filled again.
  invert: ({ view, withData = true }) => (withData ? [] : [{ kind: 'refreshMaterializedView', view }]),
  source: ({ view, concurrently, withData }) =>
    op('refreshMaterializedView', literal(view), optionsOf({ concurrently, withData })),
  describe: ({ view, withData = true }) =>
    `${withData ? 'refresh' : 'empty'} materialized view ${showName(view)}`,
  touches: ({ view, concurrently = false }) => [
    writes(
      view,
      concurrently ? { lock: 'exclusive', work: 'scan' } : { lock: 'access exclusive', work: 'rewrite' },
    ),
  ],
};
