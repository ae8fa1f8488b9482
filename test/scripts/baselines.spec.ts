import { Lab } from '../fixtures/lab.js';
import type { MigrationSources } from '../fixtures/migration-files.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';

function tableOf(revision: string, statics: string): string {
  return `import { Migration } from 'siskin';
export default class extends Migration {
  static revision = '${revision}'; ${statics}
  change(op) { op.createTable('${revision}', (t) => { t.integer('id').primaryKey(); }); }
}`;
}

function baselineOf(revision: string, replaces: string[], tables: string[]): string {
  return `import { Migration } from 'siskin';
export default class extends Migration {
  static revision = '${revision}'; static parents = []; static replaces = ${JSON.stringify(replaces)};
  change(op) { for (const name of ${JSON.stringify(tables)}) op.createTable(name, (t) => { t.integer('id').primaryKey(); }); }
}`;
}

const old: MigrationSources = {
  '01_a': tableOf('a', 'static parents = [];'),
  '02_b': tableOf('b', `static parents = ['a'];`),
  '03_c': tableOf('c', `static parents = ['b'];`),
};
const squashed: MigrationSources = {
  ...old,
  '02_first': baselineOf('first', ['a', 'b'], ['a', 'b']),
  '03_second': baselineOf('second', ['first', 'c'], ['a', 'b', 'c']),
  '04_d': tableOf('d', `static parents = ['second'];`),
};
const PART = 'The database has a part of what the baseline second replaces.';

describeWithPsql('A script with baselines', () => {
  let lab: Lab;
  beforeEach(async () => void (lab = await Lab.open()));
  afterEach(() => lab.close());

  const script = async (options: Parameters<Awaited<ReturnType<Lab['with']>>['script']>[0]) =>
    (await (await lab.with(squashed)).script(options)).sql;
  const tables = async () => (await lab.tables()).toSorted();

  it.each([
    ['from nothing', undefined, ['second in 1', 'd in 1']],
    ['where all of it is applied', old, ['a in 1', 'b in 1', 'c in 1', 'second in 1', 'd in 2']],
    [
      'where the inner baseline is',
      { '02_first': squashed['02_first'] ?? '', '03_c': tableOf('c', `static parents = ['first'];`) },
      ['first in 1', 'c in 1', 'second in 1', 'd in 2'],
    ],
  ])('brings a database to its target, %s', async (_, before, ledger) => {
    await (before && (await lab.with(before)).migrate());
    const sql = await script({ idempotent: true });
    for (let run = 0; run < 2; run++) {
      expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0, stderr: '' });
      expect((await lab.applied()).toSorted()).toEqual(ledger.toSorted());
      expect(await tables()).toEqual(['a', 'b', 'c', 'd']);
    }
    expect(await (await lab.with(squashed)).migrate()).toMatchObject({ steps: [], changed: [] });
  });

  it.each([
    ['one', { '01_a': old['01_a'] ?? '' }],
    ['one and not the inner baseline', { '03_c': tableOf('c', 'static parents = [];') }],
  ])('changes nothing where a part is applied: %s', async (_, before) => {
    await (await lab.with(before)).migrate();
    const [ledger, there] = [await lab.applied(), await tables()];
    const { code, stderr } = await runPsql(lab.database.url, await script({ idempotent: true }));
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining(PART) as string });
    expect(await lab.applied()).toEqual(ledger);
    expect(await tables()).toEqual(there);
  });

  it('goes on from a baseline that the database has by what it replaces, and reverts it with that', async () => {
    await (await lab.with(old)).migrate();
    const up = await script({ target: 'second:head' });
    expect(await runPsql(lab.database.url, up)).toMatchObject({ code: 0, stderr: '' });
    expect(await tables()).toEqual(['a', 'b', 'c', 'd']);
    const down = await script({ direction: 'down', range: 'head:base' });
    expect(await runPsql(lab.database.url, down)).toMatchObject({ code: 0, stderr: '' });
    expect(await lab.applied()).toEqual([]);
    expect(await tables()).toEqual([]);
  });
});
