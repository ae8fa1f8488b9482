import { LeftAloneInTheWayError, type LeftAloneInTheWay } from '../../errors/left-alone-in-the-way.error.js';
import { compileText } from '../operations/compiler.js';
import { isSameName, showName } from '../operations/names.js';
import type { Comparison } from './difference/change.js';
import { mentions } from './difference/shared/mentions.js';
import type { ColumnReference, SchemaModel, TriggerFact } from './model/schema-model.js';
import { keyOf } from './sources/object-reference.js';
import type { LeftFacts } from './sources/settle/leave-alone.js';

type Columns = ReadonlyMap<string, ReadonlySet<string>>;

/** @throws LeftAloneInTheWayError where something that is left alone reads a column, a table or a view that goes. */
export function ensureLeftStays({ before, after }: Comparison, left: LeftFacts): void {
  const goes = goesBetween(before, after);
  const object = (kind: string, name: string, reads: readonly ColumnReference[]): LeftAloneInTheWay => ({
    kind,
    name,
    reads: [...new Set(reads.flatMap((one) => goes(one) ?? []))],
  });
  const objects = [
    ...left.views.map((one) => object('view', keyOf.named(one), one.reads)),
    ...left.materializedViews.map((one) => object('materialized view', keyOf.named(one), one.reads)),
    ...left.triggers.map((one) => object('trigger', keyOf.ofTable(one), readsOf(one, before))),
    ...left.policies.map((one) => object('policy', keyOf.ofTable(one), one.reads)),
  ].filter(({ reads }) => reads.length > 0);
  if (objects.length > 0) {
    throw new LeftAloneInTheWayError(objects);
  }
}

/** What of a reference goes, by its shown name. */
function goesBetween(
  before: SchemaModel,
  after: SchemaModel,
): (reference: ColumnReference) => string | undefined {
  const [was, now] = [columnsOf(before), columnsOf(after)];
  return ({ table, column }) => {
    const name = showName(table);
    const columns = now.get(name);
    if (columns === undefined) {
      return was.has(name) ? name : undefined;
    }
    return was.get(name)?.has(column) && !columns.has(column) ? `${name}.${column}` : undefined;
  };
}

/** The columns of tables and views; of a materialized view, and of a partition, none are known. */
function columnsOf({ tables, views, materializedViews }: SchemaModel): Columns {
  const relations = [
    ...tables.map(({ name, definition }) => ({ name, columns: definition.columns })),
    ...views,
    ...materializedViews.map(({ name }) => ({ name, columns: [] })),
  ];
  return new Map(
    relations.map(({ name, columns }) => [showName(name), new Set(columns.map((column) => column.name))]),
  );
}

/** The columns that a trigger waits for, and those that its condition names. */
function readsOf({ table, definition }: TriggerFact, { tables }: SchemaModel): ColumnReference[] {
  const condition = compileText(definition.when ?? '');
  const waited = definition.events.flatMap((event) => (typeof event === 'object' ? event.updateOf : []));
  const columns = tables.find(({ name }) => isSameName(name, table))?.definition.columns ?? [];
  return columns
    .filter(({ name }) => waited.includes(name) || mentions(condition, { name }))
    .map(({ name: column }) => ({ table, column }));
}
