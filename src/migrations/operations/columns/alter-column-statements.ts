import { sql as kyselySql } from 'kysely';

import { group, id, object, phrase, statement, text, value, type Part } from '../clauses.js';
import { compile, type Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import { sequenceClauses } from '../sequences/sequence-options.js';
import { SqlFragment } from '../sql-text.js';
import type { AlterColumn, ColumnState } from './alter-column.js';
import { commentOn } from '../comments/comment-on.js';
import { defaultClause, identityClause } from './column-clause.js';

/** One `alter table` for all that it can say, then the comment, and where the numbers of a new identity go on. */
export function columnStatements({ table, column, to, from, using }: AlterColumn): string[] {
  const target = phrase('alter column', id(column));
  const actions = [
    ...actionsBefore(to),
    to.type !== undefined && typeAction(to.type, to, using),
    to.default !== undefined && defaultAction(to.default),
    to.nullable !== undefined && phrase(to.nullable ? 'drop' : 'set', 'not null'),
    ...generationActions(to, from),
    ...attributeActions(to),
  ].filter((action) => action !== false);
  const alterations = actions.map((action) => phrase(target, action));
  return [
    ...(alterations.length === 0
      ? []
      : [statement('alter table', object(table), kyselySql.join(alterations))]),
    ...commentOn({ table, column }, to.comment),
    ...(isNewIdentity(to, from) ? [continueNumbers(table, column)] : []),
  ];
}

type Action = Clause | false;

/** What would stand in the way of the new type or the new nullability. */
function actionsBefore({ type, default: value, identity }: ColumnState): Action[] {
  return [
    identity === null && phrase('drop identity'),
    // A default that stays in place has to fit the new type, even where it is about to be replaced.
    type !== undefined && value !== undefined && value !== null && phrase('drop default'),
  ];
}

function typeAction(type: string, { collation }: ColumnState, using: AlterColumn['using']): Clause {
  const collate = collation !== undefined && phrase('collate', object(collation));
  return phrase('type', text(type), collate, using !== undefined && phrase('using', text(using)));
}

function defaultAction(definition: NonNullable<ColumnState['default']> | null): Clause {
  return definition === null ? phrase('drop default') : phrase('set default', defaultClause(definition));
}

function generationActions(to: ColumnState, from: ColumnState): Action[] {
  const { identity, generated } = to;
  if (identity && !isNewIdentity(to, from)) {
    const { kind, ...options } = identity;
    return [phrase('set generated', kind, ...sequenceClauses(options, 'set'))];
  }
  return [
    identity ? phrase('add', identityClause(identity)) : false,
    generated === null && phrase('drop expression'),
    typeof generated === 'string' || generated instanceof SqlFragment
      ? phrase('set expression as', group(text(generated)))
      : false,
  ];
}

function attributeActions({ storage, compression, statistics }: ColumnState): Action[] {
  return [
    attribute('storage', storage),
    attribute('compression', compression),
    // Before PostgreSQL 17 the default was -1 alone, which later ones take too.
    attribute('statistics', statistics === undefined ? undefined : number(statistics ?? -1)),
  ];
}

function attribute(name: string, setting: Part): Action {
  return setting === undefined ? false : phrase('set', name, setting);
}

function number(given: number): Clause {
  return given < 0 ? kyselySql`-${value(-given)}` : value(given);
}

function isNewIdentity(to: ColumnState, from: ColumnState): boolean {
  return Boolean(to.identity) && !from.identity;
}

/** The numbers of an identity that rows get late start at 1 whatever the rows hold, and would collide with them. */
function continueNumbers(table: ObjectName, column: string): string {
  const path = compile(object(table));
  const start = kyselySql`coalesce(max(${id(column)}), 0) + 1`;
  return compile(
    kyselySql`select setval(pg_get_serial_sequence(${path}, ${column}), ${start}, false) from ${object(table)}`,
  );
}
