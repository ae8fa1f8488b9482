import { showName } from '../../../operations/names.js';
import type { RowLevelSecuritySwitch } from '../../../operations/policies/set-row-level-security.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Change, Compare, Phase } from '../change.js';
import { findChangedTables } from '../shared/changed-tables.js';

type Switches = NonNullable<TableFact['rowSecurity']>;

const OFF: Switches = { enabled: false, forced: false };

/** Whether policies hold, of every table; one that goes is switched off first, so that it comes back with it. */
export const compareRowSecurity: Compare = (comparison) => {
  const { before, after } = comparison;
  const { isDropped } = findChangedTables(comparison);
  const stay = new Map(
    before.tables.filter(({ name }) => !isDropped(name)).map((table) => [showName(table.name), table]),
  );
  return [
    ...before.tables
      .filter(({ name }) => isDropped(name))
      .flatMap((table) => turn(table, table.rowSecurity, OFF, 'drop triggers and policies')),
    ...after.tables.flatMap((table) =>
      turn(
        table,
        stay.get(showName(table.name))?.rowSecurity,
        table.rowSecurity,
        'create triggers and policies',
      ),
    ),
  ];
};

function turn(
  { name: table }: TableFact,
  from: Switches = OFF,
  to: Switches = OFF,
  phase: Phase = 'create triggers and policies',
): Change[] {
  const switches = (on: boolean): RowLevelSecuritySwitch[] => [
    ...(from.enabled !== to.enabled && to.enabled === on ? (['enable'] as const) : []),
    ...(from.forced !== to.forced && to.forced === on ? (['force'] as const) : []),
  ];
  return [true, false]
    .map((on) => ({ kind: 'setRowLevelSecurity' as const, table, switches: switches(on), on }))
    .filter((operation) => operation.switches.length > 0)
    .map((operation) => ({ phase, operation }));
}
