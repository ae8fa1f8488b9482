import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { hasCode } from '../../database/has-code.js';
import { LedgerAccessError, type LedgerAccess } from '../../errors/ledger-access.error.js';
import { ensureLedger } from './ensure-ledger.js';
import { quotedName, type LedgerTable, type LocatedLedger } from './ledger-table.js';
import { readLedger, type LedgerEntry } from './ledger.js';
import type { WorkSession } from './work-session.js';

const INSUFFICIENT_PRIVILEGE = '42501';
const NEEDED = ['select', 'insert', 'update', 'delete'];

/**
 * {@link ensureLedger}, and a look at the privileges that a run needs.
 *
 * @throws LedgerAccessError before anything runs.
 */
export async function openLedger(session: WorkSession, table: LedgerTable): Promise<LocatedLedger> {
  const { client } = session;
  const ledger = await withRefusals(client, table, 'change', () =>
    session.transaction(() => ensureLedger(client, table)),
  );
  const { rows } = await client.query<{ missing: string }>(
    'select needed as missing from unnest($2::text[]) needed where not has_table_privilege($1, needed)',
    [quotedName(ledger), NEEDED],
  );
  if (rows.length > 0) {
    const missing = rows.map((row) => row.missing).join(', ');
    const reason = `it lacks the privilege ${missing}`;
    throw refusal(await findSituation(client, ledger), { action: 'write', reason, privileges: missing });
  }
  return ledger;
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
    throw refusal(situation, { action, reason, privileges: 'select' }, error);
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
  { action, reason, privileges }: Pick<LedgerAccess, 'action' | 'reason'> & { privileges: string },
  cause?: unknown,
): LedgerAccessError {
  const { ledger, role } = situation;
  const grant = grantFor(situation, action, privileges);
  return new LedgerAccessError({ ledger, action, role, reason, grant }, cause);
}

function grantFor(
  { ledger, role, database, schema, usable }: Situation,
  action: LedgerAccess['action'],
  privileges: string,
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
    : `grant ${privileges} on ${ledger} ${to}`;
}
