import {
  InvalidBatchError,
  MigrationEndedError,
  MigrationFailedError,
  sql,
  type Operations,
} from '../../../src/index.js';
import { rejection } from '../../fixtures/lab.js';
import { collect, useReadingDatabase } from './reading-database.js';

const database = useReadingDatabase();

/** A table `n` with the numbers from 1 to `count`. */
async function numbers(count: number): Promise<void> {
  await database().client.query(
    `create table n as select i, i::text as name from generate_series(1, ${count}) i`,
  );
}

async function cursors(): Promise<unknown[]> {
  return (await database().client.query('select name from pg_cursors')).rows;
}

const DECLARE = '? declare "siskin_cursor_1" no scroll cursor for';
const FETCH = '? fetch forward 2 from "siskin_cursor_1"';
const CLOSE = '! close "siskin_cursor_1"';

describe.each([
  { where: 'in a transaction', transaction: true },
  { where: 'outside a transaction', transaction: false },
])('op.stream $where', ({ transaction }) => {
  const migrate = (run: (op: Operations) => Promise<unknown>) => database().migrate(run, { transaction });

  it.each([
    { rows: 0, sizes: [0, 0] },
    { rows: 1, sizes: [0, 1] },
    { rows: 2, sizes: [0, 2, 0] },
    { rows: 5, sizes: [0, 2, 2, 1] },
  ])('gives $rows rows in order, no more than a batch at a time', async ({ rows, sizes }) => {
    await numbers(rows);
    const seen: unknown[] = [];
    const traffic = await migrate(async (op) => {
      for await (const row of op.stream('select * from n order by i', { batch: 2 })) {
        seen.push(row);
      }
      expect(await op.rows('select name from pg_cursors')).toEqual([]);
    });
    expect(seen).toEqual(Array.from({ length: rows }, (_, i) => ({ i: i + 1, name: String(i + 1) })));
    expect(traffic.sizes.slice(0, -1)).toEqual(sizes);
  });

  it('reads 200,000 rows without holding more than a batch', async () => {
    await numbers(200_000);
    let sum = 0;
    const { sizes } = await migrate(async (op) => {
      for await (const { i } of op.stream<{ i: number }>`select i from n where i > ${0}`) {
        sum += i;
      }
    });
    expect(sum).toBe((200_000 * 200_001) / 2);
    expect(Math.max(...sizes)).toBe(1_000);
    expect(sizes).toHaveLength(202);
  });

  it('runs what the loop writes in order, before the next batch', async () => {
    await numbers(3);
    const { log } = await migrate(async (op) => {
      op.sql('alter table n add column doubled integer');
      for await (const { i } of op.stream<{ i: number }>('select i from n order by i', { batch: 2 })) {
        op.sql(sql`update n set doubled = ${i * 2} where i = ${i}`);
      }
      op.sql('alter table n alter column doubled set not null');
    });
    const hold = transaction ? '' : 'with hold ';
    expect(log).toEqual([
      'alter table n add column doubled integer',
      `? declare "siskin_cursor_1" no scroll cursor ${hold}for select i from n order by i`,
      FETCH,
      'update n set doubled = 2 where i = 1',
      'update n set doubled = 4 where i = 2',
      FETCH,
      CLOSE,
      'update n set doubled = 6 where i = 3',
      'alter table n alter column doubled set not null',
    ]);
    const { rows } = await database().client.query('select i, doubled from n order by i');
    expect(rows).toEqual([1, 2, 3].map((i) => ({ i, doubled: i * 2 })));
  });

  it('sees the rows as they were at the first', async () => {
    await numbers(3);
    const seen: number[] = [];
    await migrate(async (op) => {
      for await (const { i } of op.stream<{ i: number }>('select i from n', { batch: 1 })) {
        seen.push(i);
        op.sql(sql`insert into n values (${i + 10})`);
        op.sql(sql`delete from n where i = 3`);
      }
    });
    expect(seen).toEqual([1, 2, 3]);
    const { rows } = await database().client.query('select i from n order by i');
    expect(rows).toEqual([1, 2, 11, 12, 13].map((i) => ({ i })));
  });

  it('lets the loop read, stream and inspect', async () => {
    await numbers(3);
    const seen: string[] = [];
    await migrate(async (op) => {
      for await (const { i } of op.stream<{ i: number }>('select i from n order by i', { batch: 2 })) {
        const below = sql`select i from n where i < ${i} order by i`;
        for await (const inner of op.stream<{ i: number }>(below, { batch: 1 })) {
          const [row] = await op.rows<{ sum: number }>`select ${i}::int + ${inner.i}::int as sum`;
          seen.push(`${i} + ${inner.i} = ${row?.sum}`);
        }
        expect(await op.inspect.hasTable('n')).toBe(true);
        expect(await op.db.selectFrom('n').select('i').where('i', '=', i).execute()).toEqual([{ i }]);
      }
    });
    expect(seen).toEqual(['2 + 1 = 3', '3 + 1 = 4', '3 + 2 = 5']);
    expect(await cursors()).toEqual([]);
  });

  it('closes the cursor when the loop is left, before what it wrote', async () => {
    await numbers(5);
    const { log } = await migrate(async (op) => {
      for await (const { i } of op.stream<{ i: number }>('select i from n order by i', { batch: 2 })) {
        op.sql('alter table n add column late integer');
        if (i > 0) break;
      }
      await op.rows('select late from n');
    });
    expect(log.slice(1)).toEqual([
      FETCH,
      CLOSE,
      'alter table n add column late integer',
      '? select late from n',
    ]);
  });

  it('closes the cursor when the loop throws', async () => {
    await numbers(5);
    await migrate(async (op) => {
      const loop = async () => {
        for await (const row of op.stream('select i from n', { batch: 2 })) {
          throw new Error(`own ${JSON.stringify(row)}`);
        }
      };
      await expect(loop()).rejects.toThrow('own {"i":1}');
      expect(await op.rows('select name from pg_cursors')).toEqual([]);
    });
  });

  it('closes a cursor that was left open, and hands out no more of it', async () => {
    await numbers(5);
    let rows: AsyncGenerator<object> | undefined;
    const { log } = await migrate(async (op) => {
      rows = op.stream('select i from n', { batch: 2 });
      await rows.next();
      op.sql('drop table n');
    });
    expect(log.slice(1)).toEqual([FETCH, '! close all', 'drop table n']);
    await expect(rows?.next()).rejects.toThrow(MigrationEndedError);
    expect(await rows?.next()).toEqual({ done: true, value: undefined });
    expect(await cursors()).toEqual([]);
  });

  it('is not opened before its first row is asked for', async () => {
    await numbers(1);
    const { log } = await migrate(async (op) => {
      const rows = op.stream('select i from n');
      op.sql('insert into n values (2)');
      expect(await collect(rows)).toHaveLength(2);
      op.stream('select never');
    });
    expect(log[0]).toBe('insert into n values (2)');
    expect(log.filter((line) => line.includes('never'))).toEqual([]);
  });

  it('fails with the query that failed, and stays failed', async () => {
    const failure = rejection(
      migrate(async (op) => {
        try {
          for await (const row of op.stream('select 1 / (3 - i) from generate_series(1, 5) i', {
            batch: 1,
          })) {
            op.sql(sql`select ${JSON.stringify(row)}`);
          }
        } catch {
          op.sql('select never');
        }
      }),
      MigrationFailedError,
    );
    expect((await failure).failed).toMatchObject({ sqlState: '22012' });
  });
});

it('is part of the checksum by its query, whatever the batch', async () => {
  const { checksum } = await database().migrate((op) => op.rows('select 1'));
  for (const batch of [1, 1_000]) {
    const one = await database().migrate((op) => collect(op.stream('select 1', { batch })));
    const two = await database().migrate((op) => collect(op.stream('select 2', { batch })));
    expect(one.checksum).toBe(checksum);
    expect(two.checksum).not.toBe(checksum);
  }
});

it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses a batch of %d at once', async (batch) => {
  await database().migrate((op) => {
    const stream = () => op.stream('select 1', { batch });
    expect(stream).toThrow(InvalidBatchError);
    expect(stream).toThrow(`A batch can not have ${batch} rows.\nGive \`batch\` a whole number from 1`);
  });
});

it('refuses to change a table that the loop still reads, as PostgreSQL does', async () => {
  await numbers(3);
  const failure = database().migrate(async (op) => {
    for await (const row of op.stream('select i from n', { batch: 1 })) {
      op.sql(`comment on table n is '${JSON.stringify(row)}'`);
      op.sql('alter table n add column x integer');
    }
  });
  expect((await rejection(failure, MigrationFailedError)).failed).toMatchObject({
    sqlState: '55006',
    statement: 'alter table n add column x integer',
  });
});

it('opens the cursor with hold outside a transaction alone', async () => {
  const declared = async (transaction: boolean) =>
    (await database().migrate((op) => collect(op.stream('select 1')), { transaction })).log[0];
  expect(await declared(true)).toBe(`${DECLARE} select 1`);
  await database().client.query('rollback');
  expect(await declared(false)).toBe('? declare "siskin_cursor_1" no scroll cursor with hold for select 1');
});
