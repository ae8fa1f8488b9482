import { runLock, workLock } from '../../execution/advisory-lock.js';
import type { LedgerTable } from '../../../database/ledger-table.js';
import { SHOWN_LOCK } from '../../execution/poll-lock.js';
import type { LedgerPlace } from '../ledger-place.js';
import { bind } from '../psql/bind.js';
import { ask, ensure, when } from '../psql/conditions.js';

/** Takes the locks that a run takes, without waiting for them; nor does it begin where a run behind a pooler has a lease. */
export function takeLock(table: LedgerTable): string[] {
  const { key } = runLock(table);
  const locks = [runLock(table), workLock(table)].map((lock) => bind('pg_try_advisory_lock($1)', [lock.key]));
  const shown = bind(SHOWN_LOCK, [key]);
  return [
    ...ensure(locks.join(' and '), {
      problem: 'Another run holds the lock of the migrations.',
      remedy: 'Try again when it is over. To see who it is: nest-cmd db:unlock',
    }),
    ...ensure(`exists (select from pg_locks where ${shown} and pid = pg_backend_pid())`, {
      problem: 'The lock of the migrations does not stay with this session.',
      remedy: 'Connect to PostgreSQL itself rather than to a pooler.',
    }),
  ];
}

export function ensureNoLease({ lease }: LedgerPlace): string[] {
  return [
    ask(`select to_regclass(${lease.text}) is not null as siskin_has_leases`),
    ...when(
      'siskin_has_leases',
      ensure(`not exists (select from ${lease.name} where owner is not null or former <> '{}')`, {
        problem: 'A run behind a pooler has the lease of the migrations, or was killed while it had it.',
        remedy: 'Try again when it is over. To see who it is, and end it: nest-cmd db:unlock',
      }),
    ),
  ];
}

export function releaseLock(table: LedgerTable): string {
  const unlocks = [workLock(table), runLock(table)].map(({ key }) => bind('pg_advisory_unlock($1)', [key]));
  return ask(`select ${unlocks.join(' and ')} as siskin_unlocked`);
}
