import { MigrationFailedError } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const cities: MigrationSource = {
  revision: 'cities',
  parents: [],
  change(op) {
    op.createTable('cities', (t) => {
      t.integer('id').primaryKey();
      t.text('name');
    });
  },
};

/** Inserts so many rows that they go by COPY; the methods are text, so they see nothing of this file. */
const large: MigrationSource = {
  revision: 'large',
  parents: ['cities'],
  change(op) {
    const rows = Array.from({ length: 1_500 }, (_, id) => ({ id, name: `City ${id}` }));
    op.bulkInsert('cities', rows, { by: ['id'] });
  },
};
const streamed = (name: string) => `
import { Migration } from 'siskin';

async function* rows() {
  for (let id = 0; id < 1_500; id++) {
    yield { id, name: '${name} ' + id };
  }
}

export default class extends Migration {
  static revision = 'large';
  static parents = ['cities'];
  up(op) {
    op.bulkInsert('cities', rows());
    op.update('cities', { set: { name: 'none' }, where: { id: 7 } });
  }
  down(op) {
    op.delete('cities', 'true');
  }
}`;

const summary = () => lab.query('select count(*)::int, count(distinct name)::int as names from cities');
const ledger = () =>
  lab.query(
    "select statements_done as done, checksum, revert_script is null as code from siskin_migrations where revision = 'large'",
  );

describe('A migration with many rows', () => {
  it('inserts and reverts them', async () => {
    const migrations = await lab.with({ '1_cities': cities, '2_large': large });
    const { steps } = await migrations.migrate();
    expect(steps.map(({ statements }) => statements)).toEqual([1, 1]);
    expect(await summary()).toEqual([{ count: 1_500, names: 1_500 }]);
    await migrations.rollback({ step: 1 });
    expect(await summary()).toEqual([{ count: 0, names: 0 }]);
  });

  it('counts a COPY as a statement, with a checksum of its own rows', async () => {
    const entries = [];
    for (const name of ['City', 'City', 'Town']) {
      const migrations = await lab.with({ '1_cities': cities, '2_large.ts': streamed(name) });
      await migrations.migrate();
      expect(await summary()).toEqual([{ count: 1_500, names: 1_500 }]);
      entries.push(...(await ledger()));
      await migrations.rollback({ step: 1 });
      expect(await summary()).toEqual([{ count: 0, names: 0 }]);
    }
    const [first, second, third] = entries;
    expect(first).toMatchObject({ done: 2, code: false });
    expect(second).toEqual(first);
    expect(third).not.toMatchObject({ checksum: first?.['checksum'] });
  });

  it('names the row that PostgreSQL refuses', async () => {
    const migrations = await lab.with({
      '1_cities': cities,
      '2_twice': {
        revision: 'twice',
        parents: ['cities'],
        change(op) {
          const rows = Array.from({ length: 1_500 }, (_, index) => ({ id: index === 1_200 ? 3 : index }));
          op.bulkInsert('cities', rows, { by: ['id'] });
        },
      },
    });
    const { problem, failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toEqual({
      statement: 'copy "cities" ("id") from stdin',
      position: undefined,
      sqlState: '23505',
      detail: 'Key (id)=(3) already exists. COPY cities, line 1201',
      hint: undefined,
    });
    expect(problem.split('\n').slice(-2)).toEqual([
      '  copy "cities" ("id") from stdin',
      'Detail: Key (id)=(3) already exists. COPY cities, line 1201',
    ]);
    expect(await summary()).toEqual([{ count: 0, names: 0 }]);
  });

  it('names the value that is of another type', async () => {
    const migrations = await lab.with({
      '1_cities': cities,
      '2_type': {
        revision: 'type',
        parents: ['cities'],
        up(op) {
          op.bulkInsert('cities', new Set([{ id: 1 }, { id: 2 }, { id: 'three' }]));
        },
      },
    });
    const { failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({
      sqlState: '22P02',
      detail: 'COPY cities, line 3, column id: "three"',
    });
  });

  it('says what the code that makes them threw', async () => {
    const text = streamed('City').replace('yield', "if (id === 9) throw new Error('No more cities'); yield");
    const migrations = await lab.with({ '1_cities': cities, '2_thrower.ts': text });
    const { problem, failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({
      statement: 'copy "cities" ("id", "name") from stdin',
      sqlState: undefined,
    });
    expect(problem).toContain('\nNo more cities\n');
    expect(await lab.applied()).toEqual(['cities in 1']);
  });
});
