import type { BareStatement, ReindexScope } from '../statements/bare-statement.js';
import { exists, runUnless, type Attempt, type Settlement } from './effect.js';
import { dropInvalidIndexes } from './invalid-indexes.js';

type Of<F extends BareStatement['form']> = Extract<BareStatement, { form: F }>;

/** Of the table `$1` and the name `$2`. PostgreSQL makes an index in the schema of its table, and cuts its name off. */
export const OF_THIS_NAME = 'index.indrelid = to_regclass($1) and name.relname = (parse_ident($2))[1]::name';

export const INDEX_OF_NAME = `select from pg_index index join pg_class name on name.oid = index.indexrelid
  where ${OF_THIS_NAME}`;
export const INDEX = 'select from pg_index where indexrelid = to_regclass($1)';

/** An invalid index of the name is dropped and built again. */
export async function settleCreateIndex(
  { table, index }: Of<'createIndex'>,
  attempt: Attempt,
): Promise<Settlement> {
  const { session, statement, inDoubt } = attempt;
  if (index === undefined) {
    return inDoubt ? 'unknown' : { run: statement };
  }
  await dropInvalidIndexes(session, { where: OF_THIS_NAME, parameters: [table, index] });
  const isThere = await exists(session.client, INDEX_OF_NAME, [table, index]);
  return runUnless(isThere, attempt);
}

export async function settleDropIndex({ index }: Of<'dropIndex'>, attempt: Attempt): Promise<Settlement> {
  return runUnless(!(await exists(attempt.session.client, INDEX, [index])), attempt);
}

/** The indexes that were being rebuilt, and those that were replaced and could not be dropped. */
const LEFT_BEHIND = String.raw`name.relname ~ '_cc(new|old)\d*$'`;

/** Tables, and those of their long values. */
const withToast = (tables: string) => `with tables as (${tables})
  select id from tables
  union select reltoastrelid from pg_class join tables on id = pg_class.oid`;
const TABLES = withToast(`select to_regclass($1)::oid as id
  union select relid from pg_partition_tree(to_regclass($1))`);
const TABLES_OF_SCHEMA = withToast(`select oid as id from pg_class
  where relnamespace = (select oid from pg_namespace where nspname = (parse_ident($1))[1]::name)`);
const TABLES_OF_INDEX = `select indrelid from pg_index where indexrelid = to_regclass($1)
  or indexrelid in (select relid from pg_partition_tree(to_regclass($1)))`;

const SCOPES: Readonly<Record<ReindexScope, string>> = {
  index: `index.indrelid in (${TABLES_OF_INDEX})`,
  table: `index.indrelid in (${TABLES})`,
  schema: `index.indrelid in (${TABLES_OF_SCHEMA})`,
  database: '$1::text is not distinct from $1',
  system: '$1::text is not distinct from $1',
};

/** What an interrupted `reindex concurrently` of `$1` leaves behind. */
export function leftByReindex(scope: ReindexScope): string {
  return `${LEFT_BEHIND} and ${SCOPES[scope]}`;
}

/** What an interrupted run has left is dropped. To rebuild an index twice does no harm. */
export async function settleReindex(
  { scope, name, concurrently }: Of<'reindex'>,
  { session, statement }: Attempt,
): Promise<Settlement> {
  if (concurrently) {
    await dropInvalidIndexes(session, { where: leftByReindex(scope), parameters: [name ?? null] });
  }
  return { run: statement };
}
