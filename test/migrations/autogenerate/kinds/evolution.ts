import type { Client } from 'pg';

import { NO_DECISIONS } from '../../../../src/migrations/autogenerate/decisions/decisions.js';
import { compareModels } from '../../../../src/migrations/autogenerate/difference/compare-models.js';
import type { SchemaModel } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { readSchema } from '../../../../src/migrations/autogenerate/reading/read-schema.js';
import { invertOperations } from '../../../../src/migrations/operations/invert.js';
import { describeOperation, type Operation } from '../../../../src/migrations/operations/operation.js';
import { apply } from '../../../operations/operations-database.js';

export function read(client: Client, except: readonly string[] = []): Promise<SchemaModel> {
  return readSchema(client, { defaultSchema: 'public', except });
}

/** The schema that the SQL makes in an empty database; the transaction that is open starts again. */
export async function modelOf(client: Client, sql: string): Promise<SchemaModel> {
  await client.query(sql);
  const model = await read(client);
  await startAgain(client);
  return model;
}

export async function startAgain(client: Client): Promise<void> {
  await client.query('rollback');
  await client.query('begin');
}

export function operationsBetween(before: SchemaModel, after: SchemaModel): Operation[] {
  return compareModels({ before, after, decisions: NO_DECISIONS }).map(({ operation }) => operation);
}

export interface Evolution {
  v1: SchemaModel;
  v2: SchemaModel;
  /** What was made of the first, and of that when all was undone. */
  there: SchemaModel;
  back: SchemaModel;
  /** A line for each operation. */
  lines: string[];
}

/** Goes from a schema to another by the operations that compare them, and back by their inverses. */
export async function evolve(client: Client, sql: { v1: string; v2: string }): Promise<Evolution> {
  const [v1, v2] = [await modelOf(client, sql.v1), await modelOf(client, sql.v2)];
  const operations = operationsBetween(v1, v2);
  await client.query(sql.v1);
  await apply(client, operations);
  const there = await read(client);
  await apply(client, invertOperations(operations, 'r1'));
  const back = await read(client);
  return { v1, v2, there, back, lines: operations.map(describeOperation) };
}
