import type { SchemaModel, TableFact } from '../../model/schema-model.js';
import type { ObjectName } from '../../../operations/names.js';
import { keyOf, placeOf, type ObjectReference } from '../object-reference.js';
import type { Filter, ModelKind } from './schema-filter.js';

export interface FilteredModel {
  readonly model: SchemaModel;
  /** What was taken out, without what goes with its table. */
  readonly ignored: readonly ObjectReference[];
}

/** The part of a model that a filter lets be compared. Pure. */
export function filterModel(model: SchemaModel, filter: Filter, defaultSchema: string): FilteredModel {
  const ignored: ObjectReference[] = [];
  const sift = <F>(
    kind: ModelKind,
    facts: readonly F[],
    show: (fact: F) => string,
    isIgnored: (fact: F) => boolean,
  ) =>
    facts.filter((fact) => {
      const leaves = filter.ignoresKind(kind) || isIgnored(fact);
      return !leaves || !ignored.push({ kind, name: show(fact) });
    });
  const inSchema = ({ name }: { name: ObjectName }) =>
    filter.ignoresSchema(placeOf(name, defaultSchema).schema);
  const isTable = (name: ObjectName) => filter.ignoresTable(placeOf(name, defaultSchema));
  const named = ({ name }: { name: ObjectName }) => isTable(name);
  const ofKept = <F extends { table: ObjectName }>(facts: readonly F[]) =>
    facts.filter(({ table }) => !isTable(table));
  const kept: SchemaModel = {
    schemas: sift(
      'schema',
      model.schemas,
      ({ name }) => name,
      ({ name }) => filter.ignoresSchema(name),
    ),
    extensions: sift(
      'extension',
      model.extensions,
      ({ name }) => name,
      ({ schema = defaultSchema }) => filter.ignoresSchema(schema),
    ),
    enums: sift('enum', model.enums, keyOf.named, inSchema),
    domains: sift('domain', model.domains, keyOf.named, inSchema),
    sequences: sift('sequence', model.sequences, keyOf.named, inSchema),
    tables: withoutSecurity(sift('table', model.tables, keyOf.named, named), filter),
    routines: sift('routine', model.routines, keyOf.routine, inSchema),
    views: sift('view', model.views, keyOf.named, named),
    materializedViews: sift('materializedView', model.materializedViews, keyOf.named, named),
    triggers: sift('trigger', ofKept(model.triggers), keyOf.ofTable, isNever),
    policies: sift('policy', ofKept(model.policies), keyOf.ofTable, isNever),
    others: model.others,
  };
  return { model: kept, ignored };
}

const isNever = () => false;

function withoutSecurity(tables: readonly TableFact[], filter: Filter): readonly TableFact[] {
  return filter.ignoresKind('policy')
    ? tables.map(({ rowSecurity: _rowSecurity, ...table }) => table)
    : tables;
}

/** Each of them once. */
export function uniteReferences(...lists: readonly (readonly ObjectReference[])[]): ObjectReference[] {
  return [...new Map(lists.flat().map((one) => [`${one.kind} ${one.name}`, one])).values()];
}
