import type { DatabaseClient } from '../../../database/client.js';
import { IS_USER_SCHEMA, isNoExtensions } from '../../../database/description/user-objects.js';
import type { ObjectName } from '../../../database/object-name.js';
import { findExcepted } from '../../../database/snapshot/excepted-tables.js';
import { withTransaction } from '../../../database/transaction.js';
import { quoteString } from '../../../migrations/operations/literal.js';
import { toCleaningFailure } from './cleaning-failure.js';
import { CLEAN_OBJECTS, CLEAN_SCHEMA, NOTE_TRIGGER } from './clean-schema.js';

export interface PrepareCleaningOptions {
  /** Tables whose rows stay as they are, such as those of the ledger. */
  except?: readonly ObjectName[];
}

/**
 * Has the database note which tables are written, and keeps what is in it as its baseline: run it once, on a fresh clone or
 * on a template before it is closed. All or nothing, in a transaction of its own; an index of what it makes is in the
 * schema `siskin_clean`.
 *
 * @throws CleaningFailedError where the connection's role does not own the tables.
 */
export async function prepareCleaning(
  client: DatabaseClient,
  { except = [] }: PrepareCleaningOptions = {},
): Promise<void> {
  const excepted = await findExcepted(client, except);
  try {
    await withTransaction(client, async () => {
      await client.query(CLEAN_OBJECTS);
      await client.query(keepTables(excepted));
      await client.query(EACH_TABLE);
      await client.query(EACH_SEQUENCE);
    });
  } catch (error) {
    throw toCleaningFailure(client, 'prepared', error);
  }
}

/** Whether the database, or the template that it was cloned from, was prepared. */
export async function isPrepared(client: DatabaseClient): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [CLEAN_SCHEMA]);
  return rowCount === 1;
}

function keepTables(excepted: readonly string[]): string {
  return `
    insert into ${CLEAN_SCHEMA}.tables
    select c.oid, format('%I.%I', n.nspname, c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname <> '${CLEAN_SCHEMA}'
       and ${IS_USER_SCHEMA} and ${isNoExtensions('pg_class', 'c.oid')}
       and c.oid <> all (${quoteString(`{${excepted.join()}}`)}::oid[])`;
}

/** "Always", so that a session in the role of a replica is noted, too. */
const EACH_TABLE = `
do $do$
declare
  t record;
  filled boolean;
begin
  for t in select c.oid, k.name, c.relkind, c.relforcerowsecurity as forced from ${CLEAN_SCHEMA}.tables k join pg_class c on c.oid = k.oid loop
    if t.relkind = 'r' then
      if t.forced then
        execute format('alter table only %s no force row level security', t.name);
      end if;
      execute format('select exists (select from only %s)', t.name) into filled;
      if filled then
        execute format('create unlogged table ${CLEAN_SCHEMA}.baseline_%s as select * from only %s', t.oid, t.name);
      end if;
      if t.forced then
        execute format('alter table only %s force row level security', t.name);
      end if;
    end if;
    execute format('create trigger ${NOTE_TRIGGER} after insert or update or delete or truncate on %s
                      for each statement execute function ${CLEAN_SCHEMA}.note()', t.name);
    execute format('alter table %s enable always trigger ${NOTE_TRIGGER}', t.name);
  end loop;
end $do$`;

const EACH_SEQUENCE = `
do $do$
declare
  s record;
begin
  for s in select c.oid, format('%I.%I', n.nspname, c.relname) as name
             from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'S' and c.relpersistence <> 't' and ${IS_USER_SCHEMA}
              and ${isNoExtensions('pg_class', 'c.oid')} loop
    execute format('insert into ${CLEAN_SCHEMA}.sequences
                    select %s, last_value, is_called, last_value, is_called from %s', s.oid, s.name);
  end loop;
end $do$`;
