import type { PolicyFact, RoutineFact, SchemaModel, TableFact, TriggerFact } from '../model/schema-model.js';
import { showName, splitName, type ObjectName } from '../../operations/names.js';
import type { TablePlace } from './filter/schema-filter.js';

/** An object, for people. */
export interface ObjectReference {
  /** A kind of objects, or `rowSecurity` and `exclusion`, which are parts of tables. */
  readonly kind: string;
  /** With its schema unless that is the default one; with its table where it belongs to one. */
  readonly name: string;
}

/** What an object of a model is known by, among those of its kind. */
export const keyOf = {
  named: ({ name }: { name: ObjectName }): string => showName(name),
  ofTable: ({ table, name }: Pick<TriggerFact | PolicyFact, 'table' | 'name'>): string =>
    `${showName(table)}.${name}`,
  routine: ({ name, argumentTypes }: RoutineFact): string => `${showName(name)}(${argumentTypes.join(', ')})`,
};

export function placeOf(name: ObjectName, defaultSchema: string): TablePlace {
  const { schema = defaultSchema, name: own } = splitName(name);
  return { schema, name: own };
}

/** The tables of a model by what they are known by. */
export function tablesByKey({ tables }: SchemaModel): ReadonlyMap<string, TableFact> {
  return new Map(tables.map((table) => [keyOf.named(table), table]));
}
