import { showName, type ObjectName } from '../../../../operations/names.js';
import type { ConstraintDefinition } from '../../../../operations/constraints/constraint-definition.js';
import type { IndexDefinition } from '../../../../operations/indexes/index-definition.js';
import type { TableFact } from '../../../model/schema-model.js';
import type { Comparison } from '../../change.js';
import type { Pair } from '../../pair-up.js';
import { mentionsColumn } from '../../shared/mentions.js';
import { perComparison } from '../../shared/per-comparison.js';
import { findReplacedTypes } from '../../types/domains/plan-domains.js';
import { isOfType } from '../../types/type-name.js';
import { hasOtherType, isQuietChange } from '../columns/type-change.js';
import { columnsOf } from './find-table.js';
import { partsOfConstraint, partsOfIndex, type Parts } from './parts.js';
import { becomingPlain, findRebuilt, type ColumnLists } from './rebuilt-columns.js';
import { planTables } from './table-plan.js';

/** One for each comparison, whoever asks. */
export const disturbanceOf = perComparison((comparison: Comparison) => new Disturbance(comparison));

/** The columns of tables that stay whose types change, such that what is made of them has to step aside meanwhile. */
export class Disturbance {
  /** Columns that are dropped and added again. */
  readonly #rebuilt = new Map<string, ReadonlySet<string>>();
  /** Columns that get another type, or one of the same name, or become plain, which is undone by making them anew. */
  readonly #changed = new Map<string, ReadonlySet<string>>();
  /** Those of them that get a type of another sort. */
  readonly #retyped = new Map<string, ReadonlySet<string>>();

  constructor(comparison: Comparison) {
    const replaced = findReplacedTypes(comparison);
    for (const pair of planTables(comparison).kept) {
      const key = showName(pair.after.name);
      const whole = wholeColumns(pair, comparison);
      const changed = findRetyped(whole, replaced, hasOtherType);
      this.#changed.set(key, new Set([...changed, ...becomingPlain(whole)]));
      this.#rebuilt.set(key, new Set(findRebuilt(whole, changed, comparison)));
      this.#retyped.set(key, findRetyped(whole, replaced, isLoudChange));
    }
  }

  isRebuilt(table: ObjectName, column: string): boolean {
    return this.#rebuilt.get(showName(table))?.has(column) === true;
  }

  /** Whether PostgreSQL refuses what is done with the column, or to undo it, while a view, a trigger or a policy is made of it. */
  isMadeAnew(table: ObjectName, column: string): boolean {
    return this.isRebuilt(table, column) || this.#changed.get(showName(table))?.has(column) === true;
  }

  isRetyped(table: ObjectName, column: string): boolean {
    return this.#retyped.get(showName(table))?.has(column) === true;
  }

  touchesIndex(table: ObjectName, index: IndexDefinition): boolean {
    return this.#touches(table, partsOfIndex(index));
  }

  touchesConstraint(table: ObjectName, constraint: ConstraintDefinition): boolean {
    if (constraint.type !== 'foreignKey') {
      return this.#touches(table, partsOfConstraint(constraint));
    }
    const { columns, references } = constraint;
    return this.touchesColumns(table, columns) || this.touchesColumns(references.table, references.columns);
  }

  touchesColumns(table: ObjectName, columns: readonly string[]): boolean {
    return columns.some((column) => this.isRebuilt(table, column) || this.isRetyped(table, column));
  }

  /** PostgreSQL makes plain columns of indexes anew by itself; it reads expressions as they were. */
  #touches(table: ObjectName, { columns, expressions }: Parts): boolean {
    const key = showName(table);
    const [rebuilt, retyped] = [this.#rebuilt.get(key) ?? [], this.#retyped.get(key) ?? []];
    return (
      columns.some((column) => this.isRebuilt(table, column)) ||
      expressions.some((sql) => [...rebuilt, ...retyped].some((column) => mentionsColumn(sql, column)))
    );
  }
}

/** With those of the parent, which a partition has as well. */
function wholeColumns({ before, after }: Pair<TableFact>, comparison: Comparison): ColumnLists {
  return {
    before: columnsOf(before, comparison.before.tables),
    after: columnsOf(after, comparison.after.tables),
  };
}

function isLoudChange(was: Column, is: Column): boolean {
  return !isQuietChange(was.type, is.type);
}

type Column = ReturnType<typeof columnsOf>[number];

function findRetyped(
  { before, after }: ColumnLists,
  replaced: readonly ObjectName[],
  differs: (was: Column, is: Column) => boolean,
): ReadonlySet<string> {
  const retyped = before.filter((was) => {
    const is = after.find(({ name }) => name === was.name);
    return (is && differs(was, is)) || replaced.some((type) => isOfType(was.type, type));
  });
  return new Set(retyped.map(({ name }) => name));
}
