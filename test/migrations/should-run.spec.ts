import { MigrationFailedError, type MigrationEvent } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { posts, users } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

/** Only where there is a table of legacy data. */
const cleaning: MigrationSource = {
  revision: 'cleaning',
  parents: ['users'],
  shouldRun(op) {
    return op.inspect.hasTable('legacy');
  },
  change(op) {
    op.dropTable('legacy', (t) => void t.integer('id'));
  },
};
const sources = {
  '1_users': users,
  '2_cleaning': cleaning,
  '3_posts': { ...posts, parents: ['cleaning'] },
};

describe('shouldRun', () => {
  it('skips a migration, which is recorded and reported, and lets others follow', async () => {
    const migrations = await lab.with(sources);
    const events: MigrationEvent[] = [];
    const { steps } = await migrations.migrate({ onProgress: (event) => events.push(event) });

    expect(steps.map(({ revision, skipped, statements }) => ({ revision, skipped, statements }))).toEqual([
      { revision: 'users', skipped: undefined, statements: 1 },
      { revision: 'cleaning', skipped: true, statements: 0 },
      { revision: 'posts', skipped: undefined, statements: expect.any(Number) },
    ]);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'finished', revision: 'cleaning', skipped: true }),
    );
    const status = await migrations.status();
    expect(status).toMatchObject({ applied: 2, skipped: 1, pending: 0 });
    expect(status.revisions.map(({ state }) => state)).toEqual(['applied', 'skipped', 'applied']);
    expect((await migrations.migrate()).steps).toEqual([]);
  });

  it('runs it where it says so', async () => {
    await lab.query('create table legacy (id int)');
    const migrations = await lab.with(sources);
    await migrations.migrate();
    expect((await migrations.status()).skipped).toBe(0);
    expect(await lab.tables()).toEqual(['posts', 'users']);
    await migrations.rollback();
    expect(await lab.tables()).toEqual(['legacy']);
  });

  it('has nothing undone of what was skipped', async () => {
    const migrations = await lab.with(sources);
    await migrations.migrate();
    const { steps } = await migrations.rollback({ target: 'base' });
    expect(steps.map(({ revision, statements }) => `${revision} ${statements}`)).toEqual([
      'posts 1',
      'cleaning 0',
      'users 1',
    ]);
    expect(await lab.tables()).toEqual([]);
    expect(await lab.query('select * from siskin_migrations')).toEqual([]);
  });

  it('skips one outside a transaction, too', async () => {
    const migrations = await lab.with({
      '1_never': {
        transaction: false,
        shouldRun() {
          return false;
        },
        up(op) {
          op.sql('create table never ()');
        },
      },
    });
    expect((await migrations.migrate()).steps).toMatchObject([{ revision: '1_never', skipped: true }]);
    expect(await lab.tables()).toEqual([]);
    await migrations.rollback();
    expect(await lab.query('select * from siskin_migrations')).toEqual([]);
  });

  it('fails the migration where it fails, and nothing is recorded', async () => {
    const migrations = await lab.with({
      '1_broken': {
        async shouldRun(op) {
          return (await op.rows('select nothing')).length > 0;
        },
        up() {},
      },
    });
    const error = await rejection(migrations.migrate(), MigrationFailedError);
    expect(error.migration).toMatchObject({ revision: '1_broken', direction: 'up' });
    expect(error.failed?.sqlState).toBe('42703');
    expect(await lab.query('select * from siskin_migrations')).toEqual([]);
  });
});
