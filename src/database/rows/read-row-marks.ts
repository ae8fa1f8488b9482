import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../client.js';
import type { ObjectName } from '../object-name.js';
import { findExcepted } from '../snapshot/excepted-tables.js';
import { IS_OF_EXCEPTED, IS_USERS_RELATION } from '../snapshot/user-parts.js';

/** What a database holds beside its schema, by the quoted name of its table or sequence. */
export interface RowMarks {
  /** How many rows, and a hash of all of them in any order; tables without rows are left out. */
  readonly tables: ReadonlyMap<string, RowMark>;
  /** Where it is; those at their start are left out. */
  readonly sequences: ReadonlyMap<string, string>;
}

export interface RowMark {
  readonly count: string;
  readonly hash: string;
}

/** Relations in one statement: enough to save round trips, and few enough to plan. */
const AT_ONCE = 100;

/** The marks of the tables and sequences that users own, by which to see whether rows have changed. */
export async function readRowMarks(
  client: DatabaseClient,
  except: readonly ObjectName[] = [],
): Promise<RowMarks> {
  const excepted = await findExcepted(client, except);
  const tables = await askEach(client, await findRelations(client, 'r', excepted), hasRowsQuery);
  const marks = await askEach(
    client,
    tables.filter(({ answer }) => answer === 'true').map(({ name }) => name),
    (name) => markQuery(name, `${ROW}::text`),
  );
  const sequences = await askEach(client, await findRelations(client, 'S', excepted), positionQuery);
  return {
    tables: new Map(marks.map(({ name, answer }) => [name, toMark(answer)])),
    sequences: new Map(
      sequences.filter(({ answer }) => answer !== null).map(({ name, answer }) => [name, answer ?? '']),
    ),
  };
}

/** The mark of a table as if it had these columns only. */
export async function readMarkOf(
  client: DatabaseClient,
  table: string,
  columns: readonly string[],
): Promise<RowMark> {
  const parts = columns.map((column) => `${ROW}.${escapeIdentifier(column)}`);
  const [found] = await askEach(client, [table], (name) => markQuery(name, `row(${parts.join(', ')})::text`));
  return toMark(found?.answer ?? null);
}

/** The names of the columns of a table, in their order. */
export async function readColumns(client: DatabaseClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

const ROW = 'siskin_row';
const BETWEEN = ' ';

async function findRelations(
  client: DatabaseClient,
  kind: 'r' | 'S',
  excepted: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = $2 and ${IS_USERS_RELATION} and not ${IS_OF_EXCEPTED} order by 1`,
    [excepted, kind],
  );
  return rows.map(({ name }) => name);
}

function hasRowsQuery(table: string): string {
  return `exists (select from only ${table})::text`;
}

function markQuery(table: string, row: string): string {
  return `(select count(*) || '${BETWEEN}' ||
             md5(coalesce(string_agg(hash, '' order by hash collate "C"), ''))
             from (select md5(${row}) from only ${table} ${ROW}) rows (hash))`;
}

/** Null where nothing was taken of it and it stands where it was made to start. */
function positionQuery(sequence: string): string {
  return `(select case when is_called or last_value <> seqstart
                       then last_value || case when is_called then '' else ' (next)' end end
             from ${sequence}, pg_sequence where seqrelid = '${sequence.replaceAll("'", "''")}'::regclass)`;
}

async function askEach(
  client: DatabaseClient,
  names: readonly string[],
  query: (name: string) => string,
): Promise<{ name: string; answer: string | null }[]> {
  const answers: { name: string; answer: string | null }[] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const { rows } = await client.query<{ answers: (string | null)[] }>(
      `select array[${some.map(query).join(', ')}]::text[] as answers`,
    );
    some.forEach((name, i) => answers.push({ name, answer: rows[0]?.answers[i] ?? null }));
  }
  return answers;
}

function toMark(answer: string | null): RowMark {
  const [count = '0', hash = ''] = (answer ?? '').split(BETWEEN);
  return { count, hash };
}
