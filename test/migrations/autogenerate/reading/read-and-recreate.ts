import type { Client } from 'pg';

import { compareSchemaLines } from '../../../../src/database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../../../src/database/snapshot/read-schema-lines.js';
import type { SchemaModel, TableFact } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { readSchema, type ReadOptions } from '../../../../src/migrations/autogenerate/reading/read-schema.js';
import { showName } from '../../../../src/migrations/operations/names.js';
import type { Operations } from '../../../../src/migrations/operations/index.js';
import { recordOperations } from '../../../../src/migrations/operations/record.js';
import type { TableDefinition } from '../../../../src/migrations/operations/tables/table-definition.js';
import { prepared } from '../../../fixtures/prepared.js';
import { apply } from '../../../operations/operations-database.js';
import { toOperations } from './to-operations.js';

export function read(client: Client, options: Partial<ReadOptions> = {}): Promise<SchemaModel> {
  return readSchema(prepared(client), { defaultSchema: 'public', ...options });
}

export interface Recreation {
  first: SchemaModel;
  second: SchemaModel;
  /** Of the two schemas, line by line. */
  differences: readonly string[];
}

/** What the SQL makes; and what is read where the operations of that have made it anew, beside what they need. */
export async function readAndRecreate(
  client: Client,
  { sql, needs = '', ...options }: { sql: string; needs?: string } & Partial<ReadOptions>,
): Promise<Recreation> {
  await client.query(`savepoint empty; ${needs}`);
  const needed = await read(client, options);
  await client.query(sql);
  const first = await read(client, options);
  const lines = await readSchemaLines(prepared(client));
  await client.query(`rollback to empty; ${needs}`);
  await apply(client, toOperations(without(first, needed)));
  const differences = compareSchemaLines(lines, await readSchemaLines(prepared(client)));
  return { first, second: await read(client, options), differences };
}

function without(model: SchemaModel, { schemas, extensions }: SchemaModel): SchemaModel {
  return {
    ...model,
    schemas: model.schemas.filter(({ name }) => !schemas.some((needed) => needed.name === name)),
    extensions: model.extensions.filter(({ name }) => !extensions.some((needed) => needed.name === name)),
  };
}

/** The definition of the first table that the function creates, as it is recorded and as it is read. */
export async function recordAndRead(
  client: Client,
  change: (op: Operations) => void,
): Promise<{ recorded: TableDefinition; read: TableDefinition | undefined }> {
  const operations = await recordOperations(change);
  await apply(client, operations);
  const created = operations.find((operation) => operation.kind === 'createTable');
  if (created === undefined) {
    throw new Error('No table is created.');
  }
  const { tables } = await read(client);
  return { recorded: created.definition, read: tableOf({ tables }, showName(created.table))?.definition };
}

export function tableOf({ tables }: Pick<SchemaModel, 'tables'>, name: string): TableFact | undefined {
  return tables.find((table) => showName(table.name) === name);
}
