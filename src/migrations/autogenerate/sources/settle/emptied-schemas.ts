import { splitName, type ObjectName } from '../../../operations/names.js';
import type { SchemaModel } from '../../model/schema-model.js';

/** Schemas that hold something before and nothing after: they were made for what is gone. */
export function emptiedSchemas(before: SchemaModel, after: SchemaModel): ReadonlySet<string> {
  const used = usedSchemas(after);
  return new Set([...usedSchemas(before)].filter((schema) => !used.has(schema)));
}

/** The schema after without those: nothing in it needs them. */
export function withoutEmptied(before: SchemaModel, after: SchemaModel): SchemaModel {
  const emptied = emptiedSchemas(before, after);
  return { ...after, schemas: after.schemas.filter(({ name }) => !emptied.has(name)) };
}

function usedSchemas(model: SchemaModel): ReadonlySet<string> {
  const { tables, views, materializedViews, enums, domains, sequences, routines } = model;
  const named: readonly { readonly name: ObjectName }[] = [
    ...tables,
    ...views,
    ...materializedViews,
    ...enums,
    ...domains,
    ...sequences,
    ...routines,
  ];
  return new Set(named.flatMap(({ name }) => splitName(name).schema ?? []));
}
