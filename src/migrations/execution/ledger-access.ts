import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { hasCode } from '../../database/has-code.js';
import { LedgerAccessError, type LedgerAccess } from '../../errors/ledger-access.error.js';
import { ensureLedger } from './ensure-ledger.js';
import {
  companionOf,
  META_SUFFIX,
  quotedName,
  type LedgerTable,
  type LocatedLedger,
} from '../../database/ledger-table.js';
import { readLedger, type LedgerEntry } from './ledger.js';
import type { WorkSession } from './work-session.js';

const INSUFFICIENT_PRIVILEGE = '42501';
/** What a run needs of the ledger, and of the table beside it. */
const NEEDED = ['select', 'insert', 'update', 'delete'];
const NEEDED_OF_META = ['select'];

/**
 * {@link ensureLedger}, after a look at the privileges that a run needs.
 *
 * @throws LedgerAccessError before anything runs.
 */
export async function openLedger(session: WorkSession, table: LedgerTable): Promise<LocatedLedger> {
  const { client } = session;
  return withRefusals(client, table, 'change', async () => {
    await ensurePrivileges(client, table);
    return session.transaction(() => ensureLedger(client, table));
  });
}

/** Privileges that are missing, with commas between them. */
interface Lack {
  table: string;
  missing: string;
}

async function ensurePrivileges(client: DatabaseClient, table: LedgerTable): Promise<void> {
  const { rows } = await client.query<Lack>(
    `select format('%I.%I', nspname, relname) as "table", string_agg(needed, ', ' order by position) as missing
       from (values ($1, $3::text[]), ($2, $4::text[])) as wanted (name, privileges)
       join pg_class c on c.oid = to_regclass(name) join pg_namespace n on n.oid = relnamespace,
            unnest(privileges) with ordinality as privilege (needed, position)
      where not has_table_privilege(c.oid, needed)
      group by 1 order by 1`,
    [quotedName(table), quotedName(companionOf(table, META_SUFFIX)), NEEDED, NEEDED_OF_META],
  );
  const [lack] = rows;
  if (lack !== undefined) {
    const situation = await findSituation(client, table);
    const where = lack.table === situation.ledger ? '' : ` on ${lack.table}`;
    throw refusal(situation, {
      action: 'write',
      reason: `it lacks the privilege ${lack.missing}${where}`,
      lacks: rows,
    });
  }
}

/**
 * {@link readLedger}.
 *
 * @throws LedgerAccessError where the role may not read it.
 */
export async function readLedgerEntries(client: DatabaseClient, table: LedgerTable): Promise<LedgerEntry[]> {
  return withRefusals(client, table, 'read', () => readLedger(client, table));
}

async function withRefusals<T>(
  client: DatabaseClient,
  table: LedgerTable,
  access: 'read' | 'change',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!hasCode(error, INSUFFICIENT_PRIVILEGE)) {
      throw error;
    }
    const situation = await findSituation(client, table);
    const action = access === 'read' ? 'read' : situation.exists ? 'upgrade' : 'create';
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal(
      situation,
      { action, reason, lacks: [{ table: situation.ledger, missing: 'select' }] },
      error,
    );
  }
}

interface Situation {
  ledger: string;
  role: string;
  database: string;
  schema: string;
  /** Null where there is no such schema. */
  usable: boolean | null;
  exists: boolean;
}

/** Asks the catalogue by names, which needs no privilege on the schema. */
async function findSituation(client: DatabaseClient, { table, schema }: LedgerTable): Promise<Situation> {
  const { rows } = await client.query<Situation>(
    `select current_user::text as role, current_database() as database, place as schema,
        format('%I.%I', place, $1::text) as ledger, has_schema_privilege(n.oid, 'usage') as usable,
        exists (select from pg_class where relnamespace = n.oid and relname = $1::text) as exists
       from coalesce($2::text, current_schema(), 'public') as place
       left join pg_namespace n on nspname = place`,
    [table, schema],
  );
  const [situation] = rows;
  if (situation === undefined) {
    throw new Error('The catalogue gave no answer.');
  }
  return situation;
}

function refusal(
  situation: Situation,
  { action, reason, lacks }: Pick<LedgerAccess, 'action' | 'reason'> & { lacks: readonly Lack[] },
  cause?: unknown,
): LedgerAccessError {
  const { ledger, role } = situation;
  const grant = grantFor(situation, action, lacks);
  return new LedgerAccessError({ ledger, action, role, reason, grant }, cause);
}

function grantFor(
  { ledger, role, database, schema, usable }: Situation,
  action: LedgerAccess['action'],
  lacks: readonly Lack[],
): string {
  const to = `to ${escapeIdentifier(role)};`;
  if (usable === null) {
    return `grant create on database ${escapeIdentifier(database)} ${to}`;
  }
  if (action === 'create' || !usable) {
    const needed = action === 'create' ? 'usage, create' : 'usage';
    return `grant ${needed} on schema ${escapeIdentifier(schema)} ${to}`;
  }
  return action === 'upgrade'
    ? `alter table ${ledger} owner ${to}`
    : lacks.map(({ table, missing }) => `grant ${missing} on ${table} ${to}`).join(' ');
}
