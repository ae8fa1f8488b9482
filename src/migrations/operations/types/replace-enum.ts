import { sql as kyselySql } from 'kysely';

import { id, object, statement } from '../clauses.js';
import { besideName, cut, MAX_IDENTIFIER_LENGTH, showName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { alters } from '../touches.js';
import { createEnum, type EnumOptions } from './create-enum.js';
import { turnedColumn, type EnumColumn } from './enum-column.js';
import { conversion } from './enum-conversion.js';
import { reversed, type EnumMap } from './enum-map.js';

export interface EnumReplacement extends EnumOptions {
  /** All values that the enum has, in their order. */
  from: readonly string[];
  /** All values that it is to have, in their order. */
  to: readonly string[];
  /** The columns whose values are of the enum. Each table is written anew, once. */
  columns: readonly EnumColumn[];
  /** What becomes of values that go, such as `{ draft: 'open' }`. */
  map?: EnumMap;
  /** What becomes of values that go when it is undone. Default: what `map` made of one value turns back. */
  revertMap?: EnumMap;
}

export interface ReplaceEnum extends EnumReplacement {
  kind: 'replaceEnum';
  name: ObjectName;
}

/** The old type steps aside for one of its name; the columns go over to that one, and the old type goes. */
export const replaceEnum: OperationKind<ReplaceEnum> = {
  compile({ name, to, columns, map, comment }) {
    const old = steppedAside(name);
    return [
      statement('alter type', object(name), 'rename to', id(splitName(old).name)),
      ...createEnum.compile({ kind: 'createEnum', name, values: to, comment }),
      ...byTable(columns).map(([table, ...others]) => {
        const actions = [table, ...others].flatMap((column) => conversion(column, name, map));
        return statement('alter table', object(table.table), kyselySql.join(actions));
      }),
      statement('drop type', object(old)),
    ];
  },
  invert: ({ name, from, to, columns, map, revertMap = reversed(map, from), comment }) => [
    {
      kind: 'replaceEnum',
      name,
      from: to,
      to: from,
      columns: columns.map((column) => turnedColumn(column, map)),
      map: revertMap,
      revertMap: map,
      comment,
    },
  ],
  source({ name, ...rest }) {
    const { kind: _, ...replacement } = rest;
    return op('replaceEnum', literal(name), optionsOf(replacement));
  },
  describe: ({ name, from, to }) =>
    `replace enum ${showName(name)} (${from.join(', ')}) by (${to.join(', ')})`,
  touches: ({ columns }) => byTable(columns).map(([{ table }]) => alters(table, { work: 'rewrite' })),
};

function steppedAside(name: ObjectName): ObjectName {
  const suffix = '__old';
  return besideName(name, cut(splitName(name).name, MAX_IDENTIFIER_LENGTH - suffix.length) + suffix);
}

/** The columns of each table together, so that it is written once. */
function byTable(columns: readonly EnumColumn[]): [EnumColumn, ...EnumColumn[]][] {
  const tables = new Map<string, [EnumColumn, ...EnumColumn[]]>();
  for (const column of columns) {
    const key = JSON.stringify(splitName(column.table));
    const others = tables.get(key);
    tables.set(key, others === undefined ? [column] : [...others, column]);
  }
  return [...tables.values()];
}
