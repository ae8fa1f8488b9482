import { sql as kyselySql } from 'kysely';

import { group, id, object, phrase, text, value } from '../clauses.js';
import { commentOn } from '../comments/comment-on.js';
import type { Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import { sequenceClauses } from '../sequences/sequence-options.js';
import type {
  ColumnDefinition,
  DefaultDefinition,
  GeneratedDefinition,
  IdentityDefinition,
} from './column-definition.js';

/** A column as `create table` and `add column` take it. */
export function columnClause(column: ColumnDefinition): Clause {
  const { name, type, storage, compression, collation, notNull, identity, generated } = column;
  return phrase(
    id(name),
    text(type),
    storage && phrase('storage', storage),
    compression && phrase('compression', compression),
    collation !== undefined && phrase('collate', object(collation)),
    column.default && phrase('default', defaultClause(column.default)),
    notNull && 'not null',
    identity && identityClause(identity),
    generated && generatedClause(generated),
  );
}

export function defaultClause(definition: DefaultDefinition): Clause {
  return 'sql' in definition ? text(definition.sql) : value(definition.value);
}

export function identityClause({ kind, ...options }: IdentityDefinition): Clause {
  const clauses = sequenceClauses(options);
  const numbers = clauses.length > 0 && group(kyselySql.join(clauses, kyselySql.raw(' ')));
  return phrase('generated', kind, 'as identity', numbers);
}

function generatedClause({ expression, virtual = false }: GeneratedDefinition): Clause {
  return phrase('generated always as', group(text(expression)), virtual ? 'virtual' : 'stored');
}

/** The comments of columns that have one, a statement each. */
export function columnComments(table: ObjectName, columns: readonly ColumnDefinition[]): string[] {
  return columns.flatMap(({ name, comment }) => commentOn({ table, column: name }, comment));
}
