import type { TableFact } from '../../model/schema-model.js';
import type { Change } from '../change.js';
import type { Pair } from '../pair-up.js';
import { orderTables } from './plan/order-tables.js';

/** PostgreSQL: a logged table can't refer to an unlogged one. Those that others refer to become logged first, and unlogged last. */
export function compareLogging(kept: readonly Pair<TableFact>[]): readonly Change[] {
  const changed = kept.filter(({ before, after }) => isLogged(before) !== isLogged(after));
  const ordered = orderTables(changed.map(({ after }) => after));
  const logged = ordered.filter(isLogged);
  const unlogged = ordered.filter((table) => !isLogged(table)).toReversed();
  return [...logged, ...unlogged].map((table): Change => ({
    phase: 'alter tables',
    operation: { kind: 'setLogged', table: table.name, logged: isLogged(table) },
  }));
}

function isLogged({ definition }: TableFact): boolean {
  return definition.unlogged !== true;
}
