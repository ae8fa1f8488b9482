import {
  columnTuple,
  object,
  parameters,
  phrase,
  statement,
  text,
  type StorageParameters,
} from '../clauses.js';
import { commentOn } from '../comments/comment-on.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters, creates } from '../touches.js';
import type { ViewDefinition } from './view-definition.js';
import { definitionSource } from './view-source.js';

export interface CreateView {
  kind: 'createView';
  view: ObjectName;
  definition: ViewDefinition;
  orReplace?: boolean;
  /** What the view was that is replaced. */
  was?: ViewDefinition;
}

export const createView: OperationKind<CreateView> = {
  compile({ view, definition, orReplace = false, was }) {
    const { query, recursive = false, columns } = definition;
    const comment = definition.comment ?? (was?.comment === undefined ? undefined : null);
    const options = viewParameters(definition);
    return [
      statement(
        'create',
        orReplace && 'or replace',
        recursive && 'recursive',
        'view',
        object(view),
        columns && columnTuple(columns),
        Object.keys(options).length > 0 && phrase('with', parameters(options)),
        'as',
        text(query),
      ),
      ...commentOn({ view }, comment),
    ];
  },
  invert({ view, definition, orReplace = false, was }) {
    if (!orReplace) {
      return [{ kind: 'dropView', view, was: definition }];
    }
    return was === undefined
      ? {
          irreversible: `replacing the view ${showName(view)} does not say what it was`,
          remedy: `op.replaceView(${toSource(view)}, '...', { was: 'select ...' })`,
        }
      : [{ kind: 'createView', view, definition: was, orReplace, was: definition }];
  },
  source({ view, definition: { query, ...options }, orReplace = false, was }) {
    const replaced = was === undefined ? {} : { was: definitionSource(was) };
    const method = orReplace ? 'replaceView' : 'createView';
    return op(method, literal(view), literal(query), optionsOf({ ...options, ...replaced }));
  },
  describe: ({ view, orReplace = false }) => `${orReplace ? 'replace' : 'create'} view ${showName(view)}`,
  touches: ({ view, orReplace = false }) => [orReplace ? alters(view) : creates(view)],
};

/** The check option stands here as well: behind the query, a comment at the query's end would hide it. */
function viewParameters({
  checkOption,
  securityBarrier,
  securityInvoker,
}: ViewDefinition): StorageParameters {
  return {
    ...(securityBarrier !== undefined && { security_barrier: securityBarrier }),
    ...(securityInvoker !== undefined && { security_invoker: securityInvoker }),
    ...(checkOption !== undefined && { check_option: checkOption }),
  };
}
