import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { joinName, showName, splitName, type ObjectName } from '../../database/object-name.js';
import { ForeignLedgerMissingError } from '../../errors/foreign-ledger-missing.error.js';
import { FOREIGN_LEDGERS, FOREIGN_TOOLS, type ForeignTool } from './ledgers/index.js';

/** The table of another tool as it is in the database. */
export interface FoundForeignLedger {
  tool: ForeignTool;
  schema: string;
  table: string;
  /** Quoted, with its schema. */
  quoted: string;
  columns: readonly string[];
  /** It and the tables beside it, as far as they are there. */
  tables: readonly ObjectName[];
}

/**
 * Finds the table where a tool records what it has applied.
 *
 * @param given where it is, if not where the tool puts it.
 * @throws ForeignLedgerMissingError where it is not there, or is something else.
 */
export async function findForeignLedger(
  client: DatabaseClient,
  tool: ForeignTool,
  given: ObjectName = FOREIGN_LEDGERS[tool].table,
): Promise<FoundForeignLedger> {
  const found = await findTable(client, given);
  const { title, columns, companions } = FOREIGN_LEDGERS[tool];
  const missing = columns.filter((column) => found?.columns.includes(column) !== true);
  if (found === undefined || missing.length > 0) {
    throw new ForeignLedgerMissingError({
      tool,
      title,
      table: found === undefined ? showName(given) : `${found.schema}.${found.table}`,
      exists: found !== undefined,
      missing,
      others: toolsWith(found?.columns ?? []),
    });
  }
  const beside = companions(found.table).map((name) => joinName(found.schema, name));
  const present = await Promise.all(beside.map((name) => findTable(client, name)));
  const { schema, table } = found;
  return {
    ...found,
    tool,
    quoted: `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`,
    tables: [joinName(schema, table), ...beside.filter((_name, i) => present[i] !== undefined)],
  };
}

/** The tools whose table has these columns. */
function toolsWith(present: readonly string[]): ForeignTool[] {
  return FOREIGN_TOOLS.filter((tool) =>
    FOREIGN_LEDGERS[tool].columns.every((column) => present.includes(column)),
  );
}

async function findTable(client: DatabaseClient, name: ObjectName) {
  const { schema, name: table } = splitName(name);
  const quoted = [schema, table].flatMap((part) => (part === undefined ? [] : [escapeIdentifier(part)]));
  const { rows } = await client.query<{ schema: string; table: string; columns: string[] }>(
    `select nspname as schema, relname as table,
        array(select attname::text from pg_attribute
               where attrelid = c.oid and attnum > 0 and not attisdropped order by attnum) as columns
       from pg_class c join pg_namespace n on n.oid = relnamespace
      where c.oid = to_regclass($1) and relkind in ('r', 'p')`,
    [quoted.join('.')],
  );
  return rows[0];
}
