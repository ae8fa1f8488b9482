import { ConnectionLostError } from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSources } from '../../fixtures/migration-files.js';
import { poll } from '../../fixtures/poll.js';
import { Shop } from '../../fixtures/shop.js';

const SLOW =
  "datname = current_database() and query like '%pg_sleep(20)%' and state = 'active' and pid <> pg_backend_pid()";
const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where ${SLOW}`;

const SOURCES: MigrationSources = {
  first: {
    up(op) {
      op.sql('create table half ()');
      op.sql('select pg_sleep(20)');
    },
  },
};
const OUTSIDE: MigrationSources = { first: { ...(SOURCES['first'] as object), transaction: false } };

describe('a connection that is cut under a migration', () => {
  let lab: Lab;
  beforeEach(async () => void (lab = await Lab.open()));
  afterEach(() => lab.close());

  it.each([
    ['in a transaction', SOURCES, [], []],
    ['outside one', OUTSIDE, ['half'], ['first in 1']],
  ])('%s is told from a fault of the migration', async (_, sources, tables, applied) => {
    const service = await lab.with(sources);
    const failure = rejection(service.migrate(), ConnectionLostError);
    await poll('the cut', async () => (await lab.query(CUT)).length > 0);
    const { hostname, port } = new URL(lab.database.url);
    expect(await failure).toMatchObject({
      code: 'SISKIN_CONNECTION_LOST',
      migration: { revision: 'first', direction: 'up' },
      problem: `The connection to the database ${lab.database.name} at ${hostname}:${port} was lost while applying first: terminating connection due to administrator command.`,
      remedy:
        'Once the server answers again, run `nest-cmd db:migrate` again: it finds out what is done and goes on from there. ' +
        'The migration itself need not be changed; `nest-cmd db:status` shows where it is.',
    });
    expect(await lab.tables()).toEqual(tables);
    expect(await lab.applied()).toEqual(applied);
  });
});

it('nest-cmd whose connection is cut exits with 1 and no stack', async () => {
  const shop = await Shop.open();
  try {
    await shop.write({
      'src/migrations/20260103090000_slow.sql': '-- up\nselect pg_sleep(20);\n-- down\nselect 1;\n',
    });
    const run = shop.start(['db:migrate']);
    await poll('the cut', async () => (await shop.query(CUT)).length > 0);
    const { code, stderr } = await run.outcome;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^✗ The connection to the database \w+ at [\w.]+:\d+ was lost while applying 20260103090000_slow: terminating connection due to administrator command\.\n→ Once the server answers again, /m,
    );
    expect(stderr).not.toMatch(/^\s+at /m);
  } finally {
    await shop.close();
  }
});
