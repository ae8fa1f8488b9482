import { isDeepStrictEqual } from 'node:util';

import { showName } from '../../../operations/names.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Decisions } from '../decisions.js';
import type { TablePair } from './pair-tables.js';

/** Whether rows are spread over partitions as before, which PostgreSQL can't alter: by the same columns, of the same types. */
export function hasSameKey({ before, after }: TablePair, renames: Decisions['renames']): boolean {
  const prefix = `${showName(after.name)}.`;
  const nameAfter = (column: string) => {
    const to = renames.get(prefix + column);
    return to?.startsWith(prefix) ? to.slice(prefix.length) : column;
  };
  return isDeepStrictEqual(
    keyOf(before, nameAfter),
    keyOf(after, (column) => column),
  );
}

function keyOf({ definition }: TableFact, nameAfter: (column: string) => string): object | undefined {
  const { partitionBy, columns } = definition;
  const typeOf = (name: string) => columns.find((column) => column.name === name)?.type;
  return (
    partitionBy && {
      strategy: partitionBy.strategy,
      columns: partitionBy.columns.map((part) => {
        const named = typeof part === 'string' ? { column: part } : part;
        return named.column === undefined
          ? named
          : { ...named, column: nameAfter(named.column), type: typeOf(named.column) };
      }),
    }
  );
}
