import type { Lab } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { poll } from '../../fixtures/poll.js';

/** A migration outside a transaction. */
export const outside = (source: MigrationSource): MigrationSource => ({ transaction: false, ...source });

/** What the ledger says of each revision, in order. */
export async function ledgerOf(lab: Pick<Lab, 'query'>): Promise<string[]> {
  const rows = await lab.query(
    `select revision, state, statements_done as done, in_doubt is not null as doubt from siskin_migrations order by batch, applied_at`,
  );
  return rows.map(
    ({ revision, state, done, doubt }) =>
      `${String(revision)} ${String(state)} ${String(done)}${doubt === true ? ' in doubt' : ''}`,
  );
}

/** The indexes of a table and whether they are valid, primary keys left out. */
export async function indexesOf(lab: Pick<Lab, 'query'>, table: string): Promise<string[]> {
  const rows = await lab.query(
    `select relname as name, indisvalid as valid from pg_index join pg_class on oid = indexrelid
      where indrelid = '${table}'::regclass and not indisprimary order by 1`,
  );
  return rows.map(({ name, valid }) => `${String(name)} ${valid === true ? 'valid' : 'invalid'}`);
}

const OURS = `application_name like 'siskin%' and datname = current_database()`;

/** Waits until a statement of ours that begins like this is blocked by another session. */
export function untilBlocked(lab: Pick<Lab, 'query'>, beginning: string): Promise<unknown> {
  return poll(`${beginning} to wait`, async () => {
    const rows = await lab.query(
      `select from pg_stat_activity where ${OURS} and query ilike '${beginning}%' and state = 'active' and wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  });
}

/** Ends the session of ours that is blocked by another one, not the one that only looks at it, and waits until it is gone. */
export async function cutOff(lab: Pick<Lab, 'query'>): Promise<void> {
  const ended = await lab.query(
    `select pid, pg_terminate_backend(pid) from pg_stat_activity where ${OURS} and state = 'active' and wait_event_type = 'Lock'`,
  );
  const gone = `select from pg_stat_activity where ${OURS} and pid in (${ended.map(({ pid }) => String(pid)).join()})`;
  await poll('the session to end', async () => (await lab.query(gone)).length === 0);
}
