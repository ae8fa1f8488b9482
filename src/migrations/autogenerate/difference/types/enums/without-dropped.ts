import { isSameName, type ObjectName } from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import { showSignature } from '../../../../operations/routines/signature.js';
import type { SchemaModel } from '../../../model/schema-model.js';
import { partKey } from '../../shared/part-key.js';
import { standalone } from '../../tables/partitions/standalone.js';
import { withoutPart, withTable } from './without-part.js';

/** The schema after an operation that lets something step aside, be it for good; others leave it as it is. */
export function withoutDropped(model: SchemaModel, operation: Operation): SchemaModel {
  switch (operation.kind) {
    case 'dropTrigger':
      return { ...model, triggers: model.triggers.filter((fact) => partKey(fact) !== partKey(operation)) };
    case 'dropPolicy':
      return { ...model, policies: model.policies.filter((fact) => partKey(fact) !== partKey(operation)) };
    case 'dropView':
      return { ...model, views: without(model.views, operation.view) };
    case 'dropMaterializedView':
      return { ...model, materializedViews: without(model.materializedViews, operation.view) };
    case 'dropRoutine': {
      const gone = showSignature(operation.name, operation.argumentTypes);
      const routines = model.routines.filter((fact) => showSignature(fact.name, fact.argumentTypes) !== gone);
      return { ...model, routines };
    }
    case 'dropDomain':
      return { ...model, domains: without(model.domains, operation.name) };
    case 'dropTable':
    case 'dropPartition':
      return { ...model, tables: without(model.tables, operation.table) };
    case 'detachPartition':
      return withTable(model, operation.table, (fact) => {
        const { partition: _, ...table } = fact;
        return { ...table, definition: standalone(fact, model.tables) };
      });
    default:
      return withoutPart(model, operation);
  }
}

function without<F extends { readonly name: ObjectName }>(facts: readonly F[], name: ObjectName): F[] {
  return facts.filter((fact) => !isSameName(fact.name, name));
}
