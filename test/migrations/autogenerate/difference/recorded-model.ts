import type { Operations } from '../../../../src/index.js';
import {
  EMPTY_MODEL,
  type SchemaModel,
  type TableFact,
} from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { compile } from '../../../../src/migrations/operations/compiler.js';
import { isSameName, type ObjectName } from '../../../../src/migrations/operations/names.js';
import type { Operation } from '../../../../src/migrations/operations/operation.js';
import { boundsClause } from '../../../../src/migrations/operations/partitions/partition-bounds.js';
import { recordOperations } from '../../../../src/migrations/operations/record.js';
import type { TableDefinition } from '../../../../src/migrations/operations/tables/table-definition.js';

/** The schema that the calls make in an empty database, with the operations that make it. */
export async function recordModel(
  define: (op: Operations) => void,
): Promise<{ operations: Operation[]; model: SchemaModel }> {
  const operations = await recordOperations(define);
  return { operations, model: operations.reduce(withOperation, EMPTY_MODEL) };
}

function withOperation(model: SchemaModel, operation: Operation): SchemaModel {
  switch (operation.kind) {
    case 'createSchema': {
      const { kind: _, ...fact } = operation;
      return { ...model, schemas: [...model.schemas, fact] };
    }
    case 'createExtension': {
      const { name, schema } = operation;
      return {
        ...model,
        extensions: [...model.extensions, { name, ...(schema !== undefined && { schema }) }],
      };
    }
    case 'createEnum': {
      const { kind: _, ...fact } = operation;
      return { ...model, enums: [...model.enums, fact] };
    }
    case 'createDomain':
      return {
        ...model,
        domains: [...model.domains, { name: operation.name, definition: operation.definition }],
      };
    case 'createSequence':
      return {
        ...model,
        sequences: [...model.sequences, { name: operation.name, definition: operation.definition }],
      };
    case 'createTable':
      return withTable(model, { name: operation.table, definition: operation.definition });
    case 'createPartition': {
      const { table: name, of, bounds, definition } = operation;
      return withTable(model, { name, definition, partition: { of, bounds: compile(boundsClause(bounds)) } });
    }
    case 'addConstraint':
      return withDefinition(model, operation.table, (table) => ({
        ...table,
        constraints: [...table.constraints, operation.constraint],
      }));
    case 'createIndex':
      return withDefinition(model, operation.table, (table) => ({
        ...table,
        indexes: [...table.indexes, operation.index],
      }));
    default:
      throw new TypeError(`A model can't be told by ${operation.kind}.`);
  }
}

function withTable(model: SchemaModel, table: TableFact): SchemaModel {
  return { ...model, tables: [...model.tables, table] };
}

function withDefinition(
  model: SchemaModel,
  name: ObjectName,
  change: (definition: TableDefinition) => TableDefinition,
): SchemaModel {
  const tables = model.tables.map((table) =>
    isSameName(table.name, name) ? { ...table, definition: change(table.definition) } : table,
  );
  return { ...model, tables };
}
