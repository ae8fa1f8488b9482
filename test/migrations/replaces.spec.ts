import {
  BaselineRollbackError,
  InvalidGraphError,
  PartlySquashedError,
  RevisionNameTakenError,
  type MigrationService,
} from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';
import { history, tags } from './history.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const BASELINE = `-- revision: base1
-- parents:
-- replaces: users, posts, tags

-- up
create table users (id integer primary key, name text not null);
create table posts (id integer primary key, author integer references users);
create table tags (label text primary key);
insert into tags values ('new'), ('old');

-- down
drop table tags;
drop table posts;
drop table users;
`;
const likes: MigrationSource = {
  revision: 'likes',
  parents: ['tags'],
  change(op) {
    op.createTable('likes', (t) => void t.integer('post').references('posts'));
  },
};

const baseline = { '3_tags_baseline.sql': BASELINE };
const squashed = { ...history, ...baseline, '4_likes': likes };
const pruned = { ...baseline, '4_likes': likes };

const ids = (items: readonly { revision: string }[]) => items.map(({ revision }) => revision);
const ran = async (run: ReturnType<MigrationService['migrate'] | MigrationService['rollback']>) =>
  ids((await run).steps);
const states = async (migrations: MigrationService) => {
  const { revisions } = await migrations.status();
  return revisions.map(({ revision, state }) => `${revision} ${state}`);
};

/** A baseline shares the time of the last row that it stands for. */
const rows = async () => (await lab.applied()).toSorted();

/** Applies these of the old history. */
async function apply(...targets: string[]): Promise<void> {
  const migrations = await lab.with(history);
  for (const target of targets) {
    await migrations.migrate({ target });
  }
}

describe.each([
  ['whose files are there', squashed],
  ['whose files are pruned', pruned],
])('a baseline of revisions %s', (_what, files) => {
  it('takes their place on an empty database, and without one', async () => {
    const migrations = await lab.with(files);
    expect(ids(await migrations.history())).toEqual(['likes', 'base1']);
    expect(ids(await migrations.heads())).toEqual(['likes']);
    expect(await ran(migrations.migrate())).toEqual(['base1', 'likes']);
    expect(await lab.applied()).toEqual(['base1 in 1', 'likes in 1']);

    expect(await ran(migrations.rollback())).toEqual(['likes', 'base1']);
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });

  it('counts as applied where all of them are, and gets a row in the next run', async () => {
    await apply('users', 'posts', 'tags');
    const migrations = await lab.with(files);
    expect(await states(migrations)).toEqual(['base1 applied', 'likes pending']);
    expect(ids(await migrations.current())).toEqual(['base1']);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 2', 'tags in 3']);

    expect(await ran(migrations.migrate())).toEqual(['likes']);
    expect(await rows()).toEqual(['base1 in 3', 'likes in 4', 'posts in 2', 'tags in 3', 'users in 1']);
    const recorded = await lab.query(
      `select b.name, b.state, b.checksum, b.script, b.duration_ms, b.statements_done, b.revert_script,
          b.applied_at = t.applied_at as "asLast"
         from siskin_migrations b, siskin_migrations t where b.revision = 'base1' and t.revision = 'tags'`,
    );
    expect(recorded).toEqual([
      {
        name: '3_tags_baseline',
        state: 'applied',
        checksum: null,
        script: null,
        duration_ms: 0,
        statements_done: 0,
        revert_script: null,
        asLast: true,
      },
    ]);
    expect(await states(migrations)).toEqual(['base1 applied', 'likes applied']);
    expect(await ran(migrations.migrate())).toEqual([]);
    expect((await migrations.planRepair()).steps).toEqual([]);
  });

  it('is reverted with the rows of what it replaces', async () => {
    await apply('tags');
    const migrations = await lab.with(files);
    await migrations.migrate();
    expect(await ran(migrations.rollback())).toEqual(['likes']);
    await expect(migrations.rollback()).rejects.toThrow(
      new BaselineRollbackError('base1', ['users', 'posts', 'tags']),
    );
    expect(await ran(migrations.rollback({ target: 'base' }))).toEqual(['base1']);
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
    expect(await states(migrations)).toEqual(['base1 pending', 'likes pending']);
  });

  it('is reverted before it has a row', async () => {
    await apply('tags');
    const migrations = await lab.with(files);
    expect(await ran(migrations.rollback({ target: 'base' }))).toEqual(['base1']);
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });

  it('keeps the rows where its revert fails', async () => {
    await apply('tags');
    const migrations = await lab.with(files);
    await lab.query('create view names as select name from users');
    await expect(migrations.rollback({ target: 'base' })).rejects.toThrow('depend');
    expect(await rows()).toEqual(['base1 in 1', 'posts in 1', 'tags in 1', 'users in 1']);
  });

  it('is stamped, passed and left', async () => {
    await apply('tags');
    const migrations = await lab.with(files);
    expect(await migrations.stamp('likes')).toEqual({
      removed: [],
      added: [{ revision: 'likes', name: '4_likes' }],
      batch: 2,
    });
    expect(await states(migrations)).toEqual(['base1 applied', 'likes applied']);
    await migrations.stamp('base1');
    expect(await rows()).toEqual(['base1 in 1', 'posts in 1', 'tags in 1', 'users in 1']);
    await migrations.stamp('base');
    expect(await lab.applied()).toEqual([]);
    await migrations.stamp('base1');
    expect(await lab.applied()).toEqual(['base1 in 1']);
  });

  it('takes the place of old rows where everything is stamped anew', async () => {
    await apply('tags');
    const migrations = await lab.with(files);
    await migrations.stamp('likes', { purge: true });
    expect(await lab.applied()).toEqual(['base1 in 1', 'likes in 1']);
  });

  it('says what it replaces', async () => {
    const migrations = await lab.with(files);
    expect(await migrations.show('base1')).toMatchObject([{ replaces: ['users', 'posts', 'tags'] }]);
  });
});

describe('a database that has a part of what a baseline replaces', () => {
  it('goes through the rest, and then takes the baseline', async () => {
    await apply('posts');
    const migrations = await lab.with(squashed);
    expect(await states(migrations)).toEqual([
      'users applied',
      'posts applied',
      'tags pending',
      'likes pending',
    ]);
    expect(await ran(migrations.migrate({ target: '+1' }))).toEqual(['tags']);
    expect(await rows()).toEqual(['base1 in 2', 'posts in 1', 'tags in 2', 'users in 1']);
    expect(await states(migrations)).toEqual(['base1 applied', 'likes pending']);
    expect(await ran(migrations.migrate())).toEqual(['likes']);
  });

  it('comes to the head in one run', async () => {
    await apply('users');
    const migrations = await lab.with(squashed);
    expect(await ran(migrations.migrate())).toEqual(['posts', 'tags', 'likes']);
    expect(await states(migrations)).toEqual(['base1 applied', 'likes applied']);
    expect(await rows()).toEqual(['base1 in 2', 'likes in 2', 'posts in 2', 'tags in 2', 'users in 1']);
  });

  it('is refused where files are gone, before anything runs', async () => {
    await apply('posts');
    const migrations = await lab.with(pruned);
    const error = await rejection(migrations.migrate(), PartlySquashedError);
    expect(error).toMatchObject({
      baseline: 'base1',
      applied: ['users', 'posts'],
      lacking: ['tags'],
      withoutFile: ['users', 'posts', 'tags'],
    });
    expect(error.message).toBe(
      `The baseline base1 can't be taken: of what it replaces, the database has users, posts and lacks tags. The file of users, posts, tags is gone, so it can't go the old way either.
Deploy the release before the squash and migrate with it, or bring the files back; then come back to this one.
Where you know that the database has all of it, say so: nest-cmd db:stamp --purge base1`,
    );
    expect(await states(migrations)).toEqual([
      'base1 pending',
      'likes pending',
      'users missing',
      'posts missing',
    ]);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1']);

    await expect(migrations.stamp('base1')).rejects.toThrow(PartlySquashedError);
    await migrations.stamp('base1', { purge: true });
    expect(await lab.applied()).toEqual(['base1 in 1']);
  });

  it('reverts what it has by the scripts of the ledger, and is at the start', async () => {
    await apply('posts');
    const migrations = await lab.with(pruned);
    expect(await ran(migrations.rollback())).toEqual(['posts', 'users']);
    expect(await ran(migrations.migrate())).toEqual(['base1', 'likes']);
  });
});

describe('a release before the squash', () => {
  it('finds its rows, and takes the baseline as what is newer than it', async () => {
    await apply('tags');
    await (await lab.with(squashed)).migrate({ target: 'base1' });
    const older = await lab.with(history);
    expect(await states(older)).toEqual(['users applied', 'posts applied', 'tags applied', 'base1 missing']);
  });
});

describe('a late file that stands on a replaced revision', () => {
  const late: MigrationSource = {
    revision: 'late',
    parents: ['users'],
    change(op) {
      op.addColumn('users', (t) => t.text('email'));
    },
  };

  it.each([
    ['that is there', { ...squashed, '5_late': late }],
    ['that is pruned', { ...pruned, '5_late': late }],
  ])('%s stands on the baseline', async (_what, files) => {
    await apply('tags');
    const migrations = await lab.with(files);
    expect(await migrations.show('late')).toMatchObject([{ parents: ['base1'] }]);
    expect(await ran(migrations.migrate({ target: 'heads' }))).toEqual(['likes', 'late']);
    expect(await ran(migrations.rollback({ target: 'base' }))).toEqual(['late', 'likes', 'base1']);
    expect(await lab.applied()).toEqual([]);
  });

  it('runs on an empty database after the baseline', async () => {
    const migrations = await lab.with({ ...pruned, '5_late': late });
    expect(await ran(migrations.migrate({ target: 'late' }))).toEqual(['base1', 'late']);
  });

  it('can be moved to the head', async () => {
    const migrations = await lab.with({ ...pruned, '5_late': late });
    await expect(migrations.rebase('late', { onto: 'likes' })).resolves.toMatchObject({
      before: ['base1'],
      parents: ['likes'],
      changed: true,
    });
  });

  it('runs in its place where a part is applied', async () => {
    await apply('users');
    const migrations = await lab.with({ ...squashed, '5_late': late });
    expect(await ran(migrations.migrate({ target: 'late' }))).toEqual(['late']);
    expect(await ran(migrations.migrate({ target: 'heads' }))).toEqual(['posts', 'tags', 'likes']);
  });
});

describe('a baseline of baselines', () => {
  const second = `-- revision: base2
-- parents:
-- replaces: base1, likes

-- up
select 1;
-- down
drop table likes, tags, posts, users;
`;

  it('counts as applied where only the oldest revisions are', async () => {
    const before = await lab.with({ ...history, '4_likes': likes });
    await before.migrate();
    const migrations = await lab.with({ ...baseline, '6_second.sql': second });
    expect(await states(migrations)).toEqual(['base2 applied']);
    expect(await ran(migrations.migrate())).toEqual([]);
    expect(await rows()).toEqual(['base2 in 1', 'likes in 1', 'posts in 1', 'tags in 1', 'users in 1']);
    expect(await ran(migrations.rollback({ target: 'base' }))).toEqual(['base2']);
    expect(await lab.applied()).toEqual([]);
    expect(await lab.tables()).toEqual([]);
  });
});

it('is outside a transaction where it says so, and forgets all rows at its end', async () => {
  await apply('tags');
  const outside = BASELINE.replace('-- replaces', '-- transaction: false\n-- replaces');
  const migrations = await lab.with({ '3_b.sql': outside });
  expect(await ran(migrations.rollback({ target: 'base' }))).toEqual(['base1']);
  expect(await lab.applied()).toEqual([]);
});

it('is not taken by what an edited file of a replaced revision says', async () => {
  await apply('tags');
  const edited: MigrationSource = {
    revision: 'users',
    parents: [],
    change(op) {
      op.createTable('people', (t) => void t.integer('id'));
    },
  };
  const migrations = await lab.with({ ...squashed, '1_users': edited });
  expect(await ran(migrations.migrate())).toEqual(['likes']);
});

it('keeps the names of what it replaces from being taken', async () => {
  const migrations = await lab.with(pruned);
  const error = await rejection(migrations.create('other', { revision: 'posts' }), RevisionNameTakenError);
  expect(error.problem).toMatch(
    /^The name 'posts' is taken: it is what base1 replaces \(.*3_tags_baseline\.sql\)\.$/,
  );
});

it('names the line of what is wrong', async () => {
  const wrong: MigrationSource = { ...tags, revision: 'wrong', replaces: ['users', 'likes'] };
  const migrations = await lab.with({ ...history, '4_likes': { ...likes, parents: [] }, '5_wrong': wrong });
  const { faults } = await rejection(migrations.heads(), InvalidGraphError);
  expect(faults).toEqual([
    {
      revision: 'wrong',
      file: expect.stringMatching(/5_wrong\.ts$/),
      line: 19,
      problem: `it replaces 'likes', which is not connected to 'users'`,
    },
  ]);
});
