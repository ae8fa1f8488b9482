import { escapeIdentifier, type Client } from 'pg';

import { compareSchemaLines } from '../../src/database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../src/database/snapshot/read-schema-lines.js';
import { prepared } from '../fixtures/prepared.js';

/** What a database holds, a line each: objects, grants and rows. */
export type Catalogue = readonly string[];

/** Lines that follow from others, and of which the scenarios do not speak. */
const FOLLOWING = /^(columns|attributes|identity sequence|(domain )?not null) /;

/** In the schemas that are not PostgreSQL's own; all names in definitions are qualified. */
export async function readCatalogue(client: Client): Promise<Catalogue> {
  const lines = await readSchemaLines(prepared(client), { grants: true });
  return [...lines.filter((line) => !FOLLOWING.test(line)), ...(await readRows(client))];
}

export function changes(before: Catalogue, after: Catalogue): string[] {
  return [...compareSchemaLines(before, after)];
}

export function rowLine(table: string, row: object): string {
  return `row ${table} ${JSON.stringify(row, Object.keys(row).toSorted())}`;
}

async function readRows(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables
      where schemaname not like 'pg\\_%' and schemaname <> 'information_schema'`,
  );
  const lines: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await client.query<{ row: object }>(
      `select to_jsonb(t) as row from ${escapeIdentifier(schema)}.${escapeIdentifier(name)} t`,
    );
    lines.push(...rows.map(({ row }) => rowLine(`${schema}.${name}`, row)));
  }
  return lines;
}
