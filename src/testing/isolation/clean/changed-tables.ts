import type { DatabaseClient } from '../../../database/client.js';
import type { ObjectName } from '../../../database/object-name.js';
import { findExcepted } from '../../../database/snapshot/excepted-tables.js';
import { IS_USERS_RELATION } from '../../../database/snapshot/user-parts.js';
import { CLEAN_SCHEMA } from './clean-schema.js';

/** How the tables differ from those of the template. */
export interface ChangedTables {
  /** Quoted names. */
  readonly made: readonly string[];
  readonly dropped: readonly { readonly oid: number; readonly name: string }[];
}

interface Row {
  readonly oid: number | null;
  readonly made: string | null;
  readonly dropped: string | null;
}

const CHANGED = `
select k.oid, found.name as made, k.name as dropped
  from (select c.oid, format('%I.%I', n.nspname, c.relname) as name
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'p') and c.relpersistence <> 't' and n.nspname <> '${CLEAN_SCHEMA}'
           and ${IS_USERS_RELATION}) found
  full join ${CLEAN_SCHEMA}.tables k on k.oid = found.oid
 where found.oid is null or k.oid is null
 order by 2, 3`;

export async function readChangedTables(
  client: DatabaseClient,
  except: readonly ObjectName[],
): Promise<ChangedTables> {
  const { rows } = await client.query<Row>(CHANGED, [await findExcepted(client, except)]);
  return {
    made: rows.flatMap(({ made }) => made ?? []),
    dropped: rows.flatMap(({ oid, dropped }) =>
      oid === null || dropped === null ? [] : { oid, name: dropped },
    ),
  };
}
