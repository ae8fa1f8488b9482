import type { ColumnDefinition } from '../../operations/columns/column-definition.js';
import type { ObjectName } from '../../operations/names.js';
import type { LintStep } from '../lint-step.js';
import { showColumn } from '../known/known-schema.js';
import type { Hit } from '../rule.js';
import type { Scene } from '../scene.js';

interface DefinedColumn {
  table: ObjectName;
  column: Pick<ColumnDefinition, 'name' | 'type'>;
}

/** The columns that a step gives a type. */
function definedColumns(step: LintStep): DefinedColumn[] {
  switch (step.kind) {
    case 'createTable':
    case 'createPartition':
      return step.definition.columns.map((column) => ({ table: step.table, column }));
    case 'addColumn':
      return [{ table: step.table, column: step.column }];
    case 'alterColumn':
      return step.to.type === undefined
        ? []
        : [{ table: step.table, column: { name: step.column, type: step.to.type } }];
    default:
      return [];
  }
}

/** A rule's look at columns whose type matches. */
export function onType(type: RegExp, instead: (type: string) => string): (scene: Scene) => Hit[] {
  return (scene) =>
    definedColumns(scene.step)
      .filter(({ column }) => type.test(column.type.trim()))
      .map(({ table, column }) => ({
        what: `${showColumn(table, column.name)} is ${column.type}`,
        safe: scene.code({ note: `Make it ${instead(column.type)}.` }),
      }));
}
