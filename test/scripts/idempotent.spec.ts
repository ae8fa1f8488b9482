import { Lab } from '../fixtures/lab.js';
import type { MigrationSources } from '../fixtures/migration-files.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';
import { stateOf } from './state.js';

function tableOf(revision: string, parents: string[]): string {
  return `import { Migration } from 'siskin';
export default class extends Migration {
  static revision = '${revision}'; static parents = ${JSON.stringify(parents)};
  change(op) { op.createTable('${revision}', (t) => { t.integer('id').primaryKey(); t.text('note'); }); }
}`;
}

/** Statements of which the one of this number fails. */
function outside(failing = 0): string {
  const statements = [
    `op.sql('set search_path to public');`,
    `op.addColumn('left', (t) => t.integer('age'));`,
    `op.createIndex('left', ['age'], { concurrently: true, name: 'left_age' });`,
    `op.backfill('start', { set: { note: 'filled' }, batch: 10 });`,
    `op.sql('drop index concurrently left_age');`,
    `op.sql('insert into "left" (id) select count(*) from "left"');`,
  ];
  const written = statements.map((text, i) => (i + 1 === failing ? `op.sql('select 1 / 0');` : text));
  return `import { Migration } from 'siskin';
export default class extends Migration {
  static revision = 'outside'; static parents = ['left']; static transaction = false;
  up(op) { ${written.join('\n')} }
  down() {}
}`;
}

/** A branch at `second`, and a merge. */
const history: MigrationSources = {
  '01_start': tableOf('start', []),
  '02_rows': {
    revision: 'rows',
    parents: ['start'],
    up(op) {
      op.sql('insert into start (id) select generate_series(1, 55)');
    },
    down() {},
  },
  '03_second': tableOf('second', ['rows']),
  '04_left': tableOf('left', ['second']),
  '05_right': tableOf('right', ['second']),
  '06_outside': outside(),
  '07_more': tableOf('more', ['right']),
  '08_never': {
    revision: 'never',
    parents: ['more'],
    shouldRun() {
      return false;
    },
    up() {},
    down() {},
  },
  '09_merge': { revision: 'merge', parents: ['outside', 'never'], up() {}, down() {} },
  '10_last': tableOf('last', ['merge']),
};

const files = Object.entries(history);

function first(count: number): MigrationSources {
  return Object.fromEntries(files.slice(0, count));
}

/** Without the batches, which say when a migration was applied. */
async function stateIn(lab: Lab) {
  const { catalogue, ledger } = await stateOf(lab.database.url);
  const rows = ledger.map((row) => ({ ...row, batch: undefined }));
  return {
    catalogue,
    ledger: rows.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))),
  };
}

const wholeLedger = (lab: Lab) => lab.query('select * from siskin_migrations order by revision');

describeWithPsql('An idempotent script', () => {
  let sql: string;
  let wanted: Awaited<ReturnType<typeof stateIn>>;
  let toOutside: string;
  let lab: Lab;

  beforeAll(async () => {
    await using online = await Lab.open();
    const service = await online.with(history);
    await service.migrate();
    wanted = await stateIn(online);
    ({ sql } = await service.script({ idempotent: true }));
    ({ sql: toOutside } = await service.script({ target: 'outside' }));
  });
  beforeEach(async () => {
    lab = await Lab.open();
  });
  afterEach(() => lab.close());

  /** Runs it twice. */
  async function complete() {
    expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0, stderr: '' });
    expect(await stateIn(lab)).toEqual(wanted);
    const before = await wholeLedger(lab);
    expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await stateIn(lab)).toEqual(wanted);
    expect(await wholeLedger(lab)).toEqual(before);
    expect(await (await lab.with(history)).migrate()).toMatchObject({ steps: [], changed: [] });
    return stateIn(lab);
  }

  it.each(Array.from({ length: files.length + 1 }, (_, count) => count))(
    'completes a database that has the first %i revisions',
    async (count) => {
      if (count > 0) {
        await (await lab.with(first(count))).migrate({ target: 'heads' });
      }
      expect(await complete()).toEqual(wanted);
    },
  );

  it.each([1, 2, 3, 4, 5, 6])('goes on with a migration that failed in its statement %i', async (failing) => {
    const broken = await lab.with({ ...first(5), '06_outside': outside(failing) });
    await expect(broken.migrate({ target: 'heads' })).rejects.toThrow('division by zero');
    expect(await complete()).toEqual(wanted);
  });

  it.each([1, 2, 3, 4, 5, 6])('goes on after itself, when it failed at statement %i', async (failing) => {
    const broken = await lab.with({ ...first(5), '06_outside': outside(failing) });
    const { sql: script } = await broken.script({ target: 'heads', idempotent: true });
    const outcome = await runPsql(lab.database.url, script);
    expect(outcome).toMatchObject({ code: 3 });
    expect(outcome.stderr).toContain('division by zero');
    expect(await complete()).toEqual(wanted);
  });

  it.each([
    ['not begun', ''],
    ['built', 'create index left_age on "left" (age)'],
    [
      'built by half',
      `create index left_age on "left" (age); update pg_index set indisvalid = false where indexrelid = 'left_age'::regclass`,
    ],
  ])('looks whether an index that is in doubt is there: %s', async (_what, found) => {
    await failAt(3);
    await lab.query(`update siskin_migrations set in_doubt = '${chainTo(3)}' where state = 'running'`);
    await lab.query(found === '' ? 'select' : found);
    expect(await complete()).toEqual(wanted);
  });

  it.each([
    ['not begun', ''],
    ['done', 'drop index left_age'],
  ])('looks whether an index is gone: %s', async (_what, found) => {
    await failAt(5);
    await lab.query(`update siskin_migrations set in_doubt = '${chainTo(5)}' where state = 'running'`);
    await lab.query(found === '' ? 'select' : found);
    expect(await complete()).toEqual(wanted);
  });

  it('goes on with a backfill where a run was', async () => {
    await failAt(4);
    await lab.query(`update start set note = 'by the run' where id <= 30`);
    await lab.query(`create table siskin_migrations_backfills (revision text, statement integer, position jsonb,
      rows bigint default 0, started_at timestamptz, updated_at timestamptz, primary key (revision, statement));
      insert into siskin_migrations_backfills values ('outside', 4, '{"id": "30"}', 30);
      update siskin_migrations set in_doubt = '${chainTo(4)}' where state = 'running'`);
    expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0, stderr: '' });
    expect(await lab.query('select note, count(*)::int from start group by 1 order by 1')).toEqual([
      { note: 'by the run', count: 30 },
      { note: 'filled', count: 25 },
    ]);
    expect(await lab.query('select * from siskin_migrations_backfills')).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      'other statements',
      `update siskin_migrations set checksum = 'other' where state = 'running'`,
      'its statements were others then',
    ],
    [
      'a statement in doubt that nothing tells of',
      `update siskin_migrations set in_doubt = (select 'CHAIN') where state = 'running'`,
      'nothing tells whether that took effect',
    ],
    [
      'one that is being reverted',
      `update siskin_migrations set state = 'reverting' where revision = 'second'`,
      'it is not for this script to go on with it',
    ],
    [
      'one in a transaction that is half done',
      `update siskin_migrations set state = 'running' where revision = 'second'`,
      'it is not for this script to go on with it',
    ],
  ])('refuses %s, and changes nothing', async (_what, change, message) => {
    await failAt(6);
    await lab.query(change.replace('CHAIN', chainTo(6)));
    const before = [await stateIn(lab), await wholeLedger(lab)];
    const { code, stderr } = await runPsql(lab.database.url, sql);
    expect(code).toBe(3);
    expect(stderr).toContain(message);
    expect([await stateIn(lab), await wholeLedger(lab)]).toEqual(before);
  });

  it('leaves alone what is none of its own', async () => {
    await (await lab.with({ ...first(2), zz_other: tableOf('other', []) })).migrate({ target: 'heads' });
    expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0, stderr: '' });
    expect(await lab.query(`select state from siskin_migrations where revision = 'other'`)).toEqual([
      { state: 'applied' },
    ]);
    expect(await lab.tables()).toContain('other');
  });

  async function failAt(statement: number): Promise<void> {
    const broken = await lab.with({ ...first(5), '06_outside': outside(statement) });
    await expect(broken.migrate({ target: 'heads' })).rejects.toThrow('division by zero');
  }

  /** What the ledger calls the statements up to this one. */
  function chainTo(statement: number): string {
    const checksum = new RegExp(`statements_done = ${statement}, checksum = '(\\w+)'`).exec(toOutside)?.[1];
    if (checksum === undefined) {
      throw new Error('The script does not count that statement.');
    }
    return checksum;
  }
});
