import { MigrationFailedError } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import type { MigrationSource } from '../fixtures/migration-files.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const cities: MigrationSource = {
  revision: 'cities',
  change(op) {
    op.createTable('cities', (t) => {
      t.integer('id').primaryKey();
      t.text('name').notNull();
    });
    op.bulkInsert(
      'cities',
      Array.from({ length: 1_500 }, (_, i) => ({ id: i, name: `City \\${i}\t` })),
    );
  },
};

const count = () =>
  lab.query('select count(*)::int, min(name), count(distinct name)::int as names from cities');

describe('rows in bulk', () => {
  it('are copied, and their copy is a part of the checksum', async () => {
    const migrations = await lab.with({ '1_cities': cities });
    const { steps } = await migrations.migrate();
    expect(steps.map(({ statements }) => statements)).toEqual([2]);
    expect(await count()).toEqual([{ count: 1_500, min: 'City \\0\t', names: 1_500 }]);

    const [row] = await lab.query('select checksum, revert_script from siskin_migrations');
    expect(row).toEqual({
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/),
      revert_script: 'drop table "cities";',
    });
    await migrations.rollback();
    await migrations.migrate();
    expect((await lab.query('select checksum from siskin_migrations'))[0]?.['checksum']).toBe(
      row?.['checksum'],
    );
  });

  it('are named where PostgreSQL refuses one, and leave nothing', async () => {
    const migrations = await lab.with({
      '1_cities': {
        up(op) {
          op.sql('create table cities (id int primary key)');
          op.bulkInsert(
            'cities',
            Array.from({ length: 1_500 }, (_, i) => ({ id: i === 1_200 ? 3 : i })),
          );
        },
      },
    });
    const { failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({
      statement: 'copy "cities" ("id") from stdin',
      sqlState: '23505',
      detail: 'Key (id)=(3) already exists. COPY cities, line 1201',
    });
    expect(await lab.tables()).toEqual([]);
  });

  it('are there once, outside a transaction too, where what comes after them fails at first', async () => {
    const migrations = await lab.with({
      '1_cities': {
        transaction: false,
        up(op) {
          op.sql('create table cities (id int, name text)');
          op.bulkInsert(
            'cities',
            Array.from({ length: 1_500 }, (_, i) => ({ id: i, name: String(i) })),
          );
          op.sql('insert into late values (1)');
        },
      },
    });
    await rejection(migrations.migrate(), MigrationFailedError);
    expect(await lab.query('select state, statements_done from siskin_migrations')).toEqual([
      { state: 'running', statements_done: 2 },
    ]);
    await lab.query('create table late (id int)');
    await migrations.migrate();
    expect(await count()).toEqual([{ count: 1_500, min: '0', names: 1_500 }]);
    expect(await lab.query('select * from late')).toEqual([{ id: 1 }]);
  });
});
