import type { RenameColumn } from '../../operations/columns/rename-column.js';
import { besideName, showName, splitName, type ObjectName } from '../../operations/names.js';
import type { Operation } from '../../operations/operation.js';
import type { RenameTable } from '../../operations/tables/rename-table.js';
import type { SchemaModel, TableFact } from '../model/schema-model.js';
import type { Decisions } from './decisions.js';
import { columnName } from './pairing/pair-columns.js';

/**
 * The renames of tables, then those of columns in tables by their new names; enum values are left to the comparison. Indexes,
 * constraints and sequences keep their names, as in PostgreSQL.
 *
 * @param decisions of which {@link ensureMeant} holds.
 */
export function renameOperations({ renames }: Pick<Decisions, 'renames'>, before: SchemaModel): Operation[] {
  return [
    ...before.tables.flatMap((fact) => tableRename(fact, renames)),
    ...before.tables.flatMap((fact) => columnRenames(fact, renames)),
  ];
}

function tableRename({ name }: TableFact, renames: Decisions['renames']): RenameTable[] {
  const to = newName(name, renames);
  return to === undefined ? [] : [{ kind: 'renameTable', table: name, to: splitName(to).name }];
}

function columnRenames({ name, definition }: TableFact, renames: Decisions['renames']): RenameColumn[] {
  const table = newName(name, renames) ?? name;
  const prefix = columnName(table, '');
  return definition.columns.flatMap(({ name: column }) => {
    const to = renames.get(columnName(table, column));
    return to?.startsWith(prefix)
      ? [{ kind: 'renameColumn', table, column, to: to.slice(prefix.length) }]
      : [];
  });
}

/** The schema stays, so that what follows it is the name. */
function newName(name: ObjectName, renames: Decisions['renames']): ObjectName | undefined {
  const to = renames.get(showName(name));
  const prefix = showName(besideName(name, ''));
  return to?.startsWith(prefix) ? besideName(name, to.slice(prefix.length)) : undefined;
}
