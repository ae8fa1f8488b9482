import { sql as kyselySql } from 'kysely';

import { columnTuple, id, object, parameters, phrase, statement, text } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { commentOn } from '../comments/comment-on.js';
import { createIndex } from '../indexes/create-index.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { toSource } from '../source/values.js';
import { creates } from '../touches.js';
import type { MaterializedViewDefinition } from './materialized-view-definition.js';
import { materializedOptionsSource } from './materialized-view-source.js';

export interface CreateMaterializedView {
  kind: 'createMaterializedView';
  view: ObjectName;
  definition: MaterializedViewDefinition;
  ifNotExists?: boolean;
}

export const createMaterializedView: OperationKind<CreateMaterializedView> = {
  compile({ view, definition, ifNotExists = false }) {
    const { indexes, comment } = definition;
    return [
      viewStatement(view, definition, ifNotExists),
      ...indexes.flatMap((index) =>
        createIndex.compile({ kind: 'createIndex', table: view, index, ifNotExists }),
      ),
      ...commentOn({ materializedView: view }, comment),
    ];
  },
  invert: ({ view, definition, ifNotExists = false }) =>
    ifNotExists
      ? {
          irreversible: `the materialized view ${showName(view)} may have been there before, as ifNotExists says`,
          remedy: `op.createMaterializedView(${toSource(view)}, ...) without ifNotExists`,
        }
      : [{ kind: 'dropMaterializedView', view, was: definition }],
  source: ({ view, definition, ifNotExists }, naming) =>
    op(
      'createMaterializedView',
      literal(view),
      literal(definition.query),
      materializedOptionsSource(view, definition, naming, { ifNotExists }),
    ),
  describe: ({ view }) => `create materialized view ${showName(view)}`,
  touches: ({ view }) => [creates(view)],
};

function viewStatement(
  view: ObjectName,
  definition: MaterializedViewDefinition,
  ifNotExists: boolean,
): string {
  const { query, columns, method, tablespace, withData = true } = definition;
  return statement(
    'create materialized view',
    ifNotExists && 'if not exists',
    object(view),
    columns && columnTuple(columns),
    method !== undefined && phrase('using', id(method)),
    definition.with && phrase('with', parameters(definition.with)),
    tablespace !== undefined && phrase('tablespace', id(tablespace)),
    'as',
    withData ? text(query) : onNextLine(text(query), 'with no data'),
  );
}

/** A comment at the end of a user's SQL would hide what follows in its line. */
function onNextLine(sql: Clause, words: string): Clause {
  return kyselySql`${sql}\n${phrase(words)}`;
}
