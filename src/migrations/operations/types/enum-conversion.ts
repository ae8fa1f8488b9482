import { sql as kyselySql } from 'kysely';

import { id, object, phrase, text, value } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import { SqlFragment } from '../sql-text.js';
import { defaultsOf, type EnumColumn, type EnumDefault } from './enum-column.js';
import type { EnumMap } from './enum-map.js';

/** The actions of `alter table` that give a column the type with its values turned. */
export function conversion(column: EnumColumn, type: ObjectName, map: EnumMap = {}): Clause[] {
  const target = phrase('alter column', id(column.column));
  const defaults = defaultsOf(column, map);
  return [
    ...(defaults === undefined ? [] : [phrase(target, 'drop default')]),
    phrase(target, 'type', typeOf(column, type), 'using', converted(column, type, map)),
    ...(defaults === undefined ? [] : [phrase(target, 'set default', defaultClause(defaults.to))]),
  ];
}

function typeOf({ array = false }: EnumColumn, type: ObjectName): Clause {
  return array ? kyselySql`${object(type)}[]` : object(type);
}

function converted(column: EnumColumn, type: ObjectName, map: EnumMap): Clause {
  const values =
    column.array === true
      ? elements(kyselySql`${id(column.column)}::text[]`, map)
      : oneValue(kyselySql`${id(column.column)}::text`, map);
  return kyselySql`${values}::${typeOf(column, type)}`;
}

function oneValue(given: Clause, map: EnumMap): Clause {
  const cases = Object.entries(map).map(([old, to]) => phrase('when', value(old), 'then', value(to)));
  return cases.length === 0 ? given : phrase('case', given, ...cases, 'else', given, 'end');
}

/** PostgreSQL takes no subquery here, so that the elements can't be taken one by one. */
function elements(given: Clause, map: EnumMap): Clause {
  return replacements(map).reduce<Clause>(
    (array, [old, to]) => kyselySql`array_replace(${array}, ${old}, ${to})`,
    given,
  );
}

/** One after another; where one makes what another one would take up, all go by way of marks. */
function replacements(map: EnumMap): (readonly [string, string])[] {
  const entries = Object.entries(map);
  return entries.some(([, to]) => Object.hasOwn(map, to))
    ? [
        ...entries.map(([old]) => [old, mark(old)] as const),
        ...entries.map(([old, to]) => [mark(old), to] as const),
      ]
    : entries;
}

/** Longer than a value of an enum can be. */
function mark(value: string): string {
  return value + '.'.repeat(64);
}

function defaultClause(given: EnumDefault): Clause {
  return given instanceof SqlFragment ? text(given) : value(given);
}
