import type { AlterColumn } from '../../../../operations/columns/alter-column.js';
import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { showName } from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import { asFragment } from '../../../../operations/sql-text.js';
import type { Change } from '../../change.js';
import type { Pair } from '../../pair-up.js';
import type { KeptTable } from '../kept-table.js';
import { isSerial } from './base-type.js';
import { columnChange, type StateChange } from './column-change.js';
import { conversionOf, reversionOf } from './conversion.js';
import { isNullable } from './nullability.js';
import { alterSerial, becomePlain, becomeSerial, plainColumn } from './serial.js';
import { reversibly } from './reversibly.js';

/** One operation for all that differs, so that the table is locked and written anew once. */
export function alterColumn(pair: Pair<ColumnDefinition>, table: KeptTable): readonly Change[] {
  return alterations(pair, table).map((operation): Change => ({ phase: 'alter columns', operation }));
}

/** A serial column is one with a sequence of its own, which goes first, or comes last. */
function alterations({ before, after }: Pair<ColumnDefinition>, table: KeptTable): Operation[] {
  const plain = { before: plainColumn(table.name, before), after: plainColumn(table.name, after) };
  const [was, is] = [isSerial(before.type), isSerial(after.type)];
  if (was === is) {
    return [...alter(plain, table), ...(is ? alterSerial({ before, after }, table.name) : [])];
  }
  return is
    ? [...alter({ ...plain, after: withoutDefault(plain.after) }, table), ...becomeSerial(table.name, after)]
    : [
        ...becomePlain(table.name, before),
        ...alter({ ...plain, before: withoutDefault(plain.before) }, table),
      ];
}

function withoutDefault(column: ColumnDefinition): ColumnDefinition {
  return { ...column, default: undefined };
}

function alter(pair: Pair<ColumnDefinition>, table: KeptTable): Operation[] {
  const { name: column } = pair.after;
  const change = columnChange(pair);
  const nullable = nullability(pair, table);
  const fill = table.comparison.decisions.fills.get(`${showName(table.name)}.${column}`);
  if (nullable !== false || fill === undefined) {
    const to = nullable === undefined ? change.to : { ...change.to, nullable };
    return step(pair, { ...change, to }, table);
  }
  return [
    ...step(pair, change, table),
    {
      kind: 'update',
      table: table.name,
      set: { [column]: asFragment(fill) },
      where: { [column]: null },
      reverse: false,
    },
    { kind: 'alterColumn', table: table.name, column, to: { nullable }, from: {} },
  ];
}

function nullability({ before, after }: Pair<ColumnDefinition>, table: KeptTable): boolean | undefined {
  const was = isNullable(before, { definition: table.before });
  const is = isNullable(after, { definition: table.after });
  return was === is ? undefined : is;
}

function step(pair: Pair<ColumnDefinition>, { to, from }: StateChange, table: KeptTable): Operation[] {
  if (Object.keys(to).length === 0) {
    return [];
  }
  const { name } = table;
  const operation: AlterColumn = { kind: 'alterColumn', table: name, column: pair.after.name, to, from };
  return [reversibly({ ...operation, ...(to.type !== undefined && conversions(pair, table)) }, pair, name)];
}

function conversions(
  { before, after }: Pair<ColumnDefinition>,
  { name, comparison }: KeptTable,
): Pick<AlterColumn, 'using' | 'revertUsing'> {
  if (after.generated !== undefined) {
    return {};
  }
  const decided = comparison.decisions.conversions.get(`${showName(name)}.${after.name}`);
  const using = decided ?? conversionOf(after.name, before.type, after.type, comparison.after);
  const revertUsing = reversionOf(after.name, after.type, before.type, comparison.before);
  return { ...(using !== undefined && { using }), ...(revertUsing !== undefined && { revertUsing }) };
}
