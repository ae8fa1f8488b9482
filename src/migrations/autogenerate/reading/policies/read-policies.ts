import { IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import type { PolicyDefinition } from '../../../operations/policies/policy-definition.js';
import type { PolicyFact } from '../../model/schema-model.js';
import { given } from '../given.js';
import type { Reading } from '../reading.js';
import { readsOf, referencesOf, type ReadColumn } from '../reads.js';

interface Row {
  schema: string;
  table: string;
  name: string;
  command: string;
  permissive: boolean;
  /** None where it is for everybody. */
  roles: string[];
  using: string | null;
  withCheck: string | null;
  comment: string | null;
  reads: ReadColumn[];
}

const COMMANDS: Readonly<Record<string, PolicyDefinition['for']>> = {
  r: 'select',
  a: 'insert',
  w: 'update',
  d: 'delete',
};

const READS = readsOf(`d.classid = 'pg_policy'::regclass and d.objid = p.oid`);

const QUERY = `
select n.nspname::text as schema, c.relname::text as table, p.polname::text as name, p.polcmd as command,
       p.polpermissive as permissive, pg_get_expr(p.polqual, p.polrelid) as using,
       array(select rolname::text from pg_roles r where r.oid = any (p.polroles) order by rolname) as roles,
       pg_get_expr(p.polwithcheck, p.polrelid) as "withCheck", obj_description(p.oid, 'pg_policy') as comment, ${READS} as reads
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_USERS_RELATION}
 order by n.nspname, c.relname, p.polname`;

/** Policies, whether or not they hold; that is told by row security. */
export async function readPolicies(reading: Reading): Promise<PolicyFact[]> {
  const rows = await reading.rows<Row>(QUERY);
  return rows.map((row) =>
    given<PolicyFact>({
      table: reading.name(row.schema, row.table),
      name: row.name,
      definition: definitionOf(row),
      comment: row.comment ?? undefined,
      reads: referencesOf(reading, row.reads),
    }),
  );
}

function definitionOf({ command, permissive, roles, using, withCheck }: Row): PolicyDefinition {
  const [first] = roles;
  return given<PolicyDefinition>({
    for: COMMANDS[command],
    permissive: permissive ? undefined : false,
    to: roles.length > 1 ? roles : first,
    using: using ?? undefined,
    withCheck: withCheck ?? undefined,
  });
}
