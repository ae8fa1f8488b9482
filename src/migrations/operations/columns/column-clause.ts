import { sql as kyselySql } from 'kysely';

import { group, id, object, phrase, statement, text, value } from '../clauses.js';
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

/** A column as `create table` and `add column` take it, but for its storage. */
export function columnClause(column: ColumnDefinition): Clause {
  const { name, type, compression, collation, notNull, identity, generated } = column;
  return phrase(
    id(name),
    text(type),
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

/** The storage of columns that have one, in a statement of its own: before PostgreSQL 16 only an existing column takes it. */
export function columnStorage(table: ObjectName, columns: readonly ColumnDefinition[]): string[] {
  const actions = columns.flatMap(({ name, storage }) =>
    storage === undefined ? [] : [phrase('alter column', id(name), 'set storage', storage)],
  );
  return actions.length === 0 ? [] : [statement('alter table', object(table), kyselySql.join(actions))];
}

/** The comments of columns that have one, a statement each. */
export function columnComments(table: ObjectName, columns: readonly ColumnDefinition[]): string[] {
  return columns.flatMap(({ name, comment }) => commentOn({ table, column: name }, comment));
}
