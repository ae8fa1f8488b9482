import { UnknownSchemaError } from '../../errors/unknown-schema.error.js';
import type { DatabaseClient } from '../client.js';
import { countRows } from './count-rows.js';
import { DATABASE_TABLES, type CountableTable, type DatabaseTable } from './database-tables.js';
import { USER_SCHEMAS } from './user-objects.js';
import { DATABASE_TYPES, DATABASE_VIEWS, type DatabaseType, type DatabaseView } from './views-and-types.js';

export interface DescribeDatabaseOptions {
  /** Default: all the user's. */
  schemas?: readonly string[];
  /** Counts the rows, which reads every table, in place of the estimates. Default: false. */
  counts?: boolean;
  /** Lists views that are not materialized, too. Default: false. */
  views?: boolean;
  /** Lists enums, domains, composite types and ranges, too. Default: false. */
  types?: boolean;
}

/** Sizes are in bytes. */
export interface DatabaseDescription {
  database: string;
  host: string;
  port: number;
  user: string;
  /** As the server says it, such as `18.4`. */
  version: string;
  /** Of all that the database holds, the catalogue included. */
  size: number;
  /** Sessions of this database and of all of the server, this one included, and how many it allows. */
  connections: { database: number; server: number; max: number };
  /** The schemas that are described, those without tables as well. */
  schemas: string[];
  /** Whether `rows` are counted. Foreign tables, and those that the user may not read, have none then. */
  counted: boolean;
  tables: DatabaseTable[];
  totals: DatabaseTotals;
  views?: DatabaseView[];
  types?: DatabaseType[];
}

export interface DatabaseTotals {
  tables: number;
  /** Of the tables whose rows are known; null where there are tables, and it is known of none. */
  rows: number | null;
  size: number;
  indexSize: number;
  indexes: number;
}

const SERVER = `
select current_database() as database, $1::text as host, $2::int as port, $3::text as user,
       current_setting('server_version') as version,
       pg_database_size(current_database())::float8 as size,
       (select jsonb_build_object(
                 'database', count(*) filter (where datname = current_database()),
                 'server', count(*),
                 'max', current_setting('max_connections')::int)
          from pg_stat_activity where usesysid is not null and datid is not null and leader_pid is null
       ) as connections`;

/** @throws UnknownSchemaError */
export async function describeDatabase(
  client: DatabaseClient,
  { schemas, counts = false, views = false, types = false }: DescribeDatabaseOptions,
): Promise<DatabaseDescription> {
  const chosen = await chooseSchemas(client, schemas);
  const tables = await readTables(client, chosen, counts);
  const list = async <R extends object>(text: string) => (await client.query<R>(text, [chosen])).rows;
  return {
    ...(await readServer(client)),
    schemas: chosen,
    counted: counts,
    tables,
    totals: totalsOf(tables),
    ...(views && { views: await list<DatabaseView>(DATABASE_VIEWS) }),
    ...(types && { types: await list<DatabaseType>(DATABASE_TYPES) }),
  };
}

type ServerFacts = Omit<DatabaseDescription, 'schemas' | 'counted' | 'tables' | 'totals' | 'views' | 'types'>;

async function readServer(client: DatabaseClient): Promise<ServerFacts> {
  const { host, port, user = '' } = client;
  const { rows } = await client.query<ServerFacts>(SERVER, [host, port, user]);
  const [server] = rows as [ServerFacts];
  return server;
}

async function chooseSchemas(client: DatabaseClient, wanted?: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(USER_SCHEMAS);
  const known = rows.map(({ name }) => name);
  const unknown = wanted?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UnknownSchemaError(unknown, known);
  }
  return known.filter((name) => wanted?.includes(name) ?? true);
}

async function readTables(
  client: DatabaseClient,
  schemas: readonly string[],
  counted: boolean,
): Promise<DatabaseTable[]> {
  const { rows: tables } = await client.query<CountableTable>(DATABASE_TABLES, [schemas]);
  const counts = counted ? await countRows(client, tables) : undefined;
  return tables.map(({ countable: _countable, ...table }, i) => ({
    ...table,
    rows: counts === undefined ? table.rows : (counts[i] ?? null),
  }));
}

function totalsOf(tables: readonly DatabaseTable[]): DatabaseTotals {
  const sum = (field: 'rows' | 'size' | 'indexSize' | 'indexes') =>
    tables.reduce((total, table) => total + (table[field] ?? 0), 0);
  return {
    tables: tables.length,
    rows: tables.length > 0 && tables.every(({ rows }) => rows === null) ? null : sum('rows'),
    size: sum('size'),
    indexSize: sum('indexSize'),
    indexes: sum('indexes'),
  };
}
