import type { DatabaseClient } from '../../../database/client.js';
import type { ObjectName } from '../../../database/object-name.js';
import { findExcepted } from '../../../database/snapshot/excepted-tables.js';
import { IS_USERS_RELATION } from '../../../database/snapshot/user-parts.js';

export interface ColumnOfRows {
  readonly name: string;
  /** A column that was dropped and added again has another. */
  readonly number: number;
  /** Whether it is of a type that clocks and random numbers fill. */
  readonly isVolatile: boolean;
}

/** A row by its columns, as text. */
export type RowTexts = Readonly<Record<string, string | null>>;

export interface TableRows {
  /** A table that was dropped and created again has another. */
  readonly oid: string;
  /** Quoted where needed. */
  readonly table: string;
  readonly columns: readonly ColumnOfRows[];
  readonly rows: readonly RowTexts[];
}

/** The rows of a database by the name of their table; tables without rows are in it, too. */
export type DatabaseRows = ReadonlyMap<string, TableRows>;

const TABLES = `
select c.oid::text as oid, format('%I.%I', n.nspname, c.relname) as table,
       coalesce(jsonb_agg(jsonb_build_object('name', a.attname, 'number', a.attnum, 'isVolatile',
                a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype, 'date'::regtype, 'time'::regtype,
                               'timetz'::regtype, 'uuid'::regtype)) order by a.attnum)
                filter (where a.attnum is not null), '[]') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
 where c.relkind = 'r' and ${IS_USERS_RELATION}
 group by c.oid, n.nspname, c.relname order by 2`;

/** No column has this name. */
const ROW = 'siskin_row';

/** Tables in one statement. */
const AT_ONCE = 100;

/** Reads rows; those of tables that are as they were are not sent again. */
export class RowReader {
  readonly #known = new Map<string, { mark: string; rows: readonly RowTexts[] }>();

  constructor(
    private readonly client: DatabaseClient,
    private readonly except: readonly ObjectName[],
  ) {}

  async read(): Promise<DatabaseRows> {
    const excepted = await findExcepted(this.client, this.except);
    const { rows: tables } = await this.client.query<Omit<TableRows, 'rows'>>(TABLES, [excepted]);
    const marks = await this.#readMarks(tables.map(({ table }) => table));
    const read = new Map<string, TableRows>();
    for (const [i, table] of tables.entries()) {
      read.set(table.table, { ...table, rows: await this.#rowsOf(table.table, marks[i] ?? null) });
    }
    return read;
  }

  async #rowsOf(table: string, mark: string | null): Promise<readonly RowTexts[]> {
    if (mark === null) {
      return [];
    }
    const known = this.#known.get(table);
    if (known?.mark === mark) {
      return known.rows;
    }
    const { rows } = await this.client.query<{ row: RowTexts }>(
      `select (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(${ROW}))) as row from only ${table} ${ROW}`,
    );
    const read = rows.map(({ row }) => row ?? {});
    this.#known.set(table, { mark, rows: read });
    return read;
  }

  async #readMarks(tables: readonly string[]): Promise<(string | null)[]> {
    const marks: (string | null)[] = [];
    for (let start = 0; start < tables.length; start += AT_ONCE) {
      const some = tables.slice(start, start + AT_ONCE).map(markQuery);
      const { rows } = await this.client.query<{ marks: (string | null)[] }>(
        `select array[${some.join(', ')}]::text[] as marks`,
      );
      marks.push(...(rows[0]?.marks ?? []));
    }
    return marks;
  }
}

/** With the names of the columns: another one may have the same values. */
function markQuery(table: string): string {
  return `(select md5(string_agg(to_jsonb(${ROW})::text, ',' order by to_jsonb(${ROW})::text)) from only ${table} ${ROW})`;
}
