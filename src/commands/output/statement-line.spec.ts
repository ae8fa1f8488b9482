import type { BlockingSession, Retry, StatementProgress } from '../../index.js';
import { describeRetry, describeStatement } from './statement-line.js';

const blocker: BlockingSession = {
  pid: 4711,
  user: 'ada',
  application: 'psql',
  ageMs: 125_000,
  state: 'active',
  query: 'select * from users',
};
const working: StatementProgress = { statement: 'update "users"', elapsedMs: 34_210, blockers: [] };

describe('describeStatement', () => {
  it.each<[Partial<StatementProgress>, string]>([
    [{}, 'update "users": 34.2 s'],
    [{ table: 'users', grownBytes: 0 }, 'update "users": 34.2 s'],
    [{ table: 'users', grownBytes: 12 * 1_024 ** 2 }, 'update "users": 34.2 s, users +12 MB'],
    [{ table: 'users', grownBytes: 3.5 * 1_024 ** 3 }, 'update "users": 34.2 s, users +3.5 GB'],
    [{ table: 'users', grownBytes: 8_192 }, 'update "users": 34.2 s, users +8 kB'],
    [{ phase: 'sorting' }, 'update "users": sorting, 34.2 s'],
    [{ phase: 'building index', share: 0.429 }, 'update "users": building index, 42%, 34.2 s'],
    [{ phase: 'building index', share: 0 }, 'update "users": building index, 0%, 34.2 s'],
    [{ statement: 'x'.repeat(49) }, `${'x'.repeat(47)}…: 34.2 s`],
    [{ blockers: [blocker] }, 'waits 34.2 s for 4711 (ada, psql, 2 min 5 s): select * from users'],
    [
      { blockers: [blocker, blocker, blocker] },
      'waits 34.2 s for 4711 (ada, psql, 2 min 5 s): select * from users and 2 others',
    ],
    [
      { blockers: [{ ...blocker, state: 'idle in transaction', application: '', query: null }] },
      'waits 34.2 s for 4711 (ada, idle in transaction, 2 min 5 s)',
    ],
    [
      { blockers: [{ pid: 0, user: null, application: null, ageMs: null, state: null, query: null }] },
      'waits 34.2 s for a prepared transaction, see pg_prepared_xacts',
    ],
  ])('of %j', (changes, line) => {
    expect(describeStatement({ ...working, ...changes })).toBe(line);
  });
});

describe('describeRetry', () => {
  const retry: Retry = { attempt: 2, of: 5, waitMs: 1_200, reason: 'lock-timeout', blockers: [blocker] };
  it.each<[Partial<Retry>, string]>([
    [
      {},
      'add was not given a lock in time, held by 4711 (ada, psql, 2 min 5 s): select * from users. Trying again in 1.2 s (2 of 5).',
    ],
    [{ blockers: [] }, 'add was not given a lock in time. Trying again in 1.2 s (2 of 5).'],
    [{ blockers: [], reason: 'deadlock' }, 'add met a deadlock. Trying again in 1.2 s (2 of 5).'],
    [
      { blockers: [], reason: 'serialization', waitMs: 0 },
      'add met a serialization failure. Trying again at once (2 of 5).',
    ],
    [
      { blockers: [{ ...blocker, kept: 'it is a migration' }] },
      'add was not given a lock in time, held by 4711 (ada, psql, 2 min 5 s): select * from users [not ended: it is a migration]. Trying again in 1.2 s (2 of 5).',
    ],
  ])('of %j', (changes, line) => {
    expect(describeRetry('add', { ...retry, ...changes })).toBe(line);
  });
});
