import { createHash } from 'node:crypto';

import * as fc from 'fast-check';

import { copyRows } from '../../src/database/copy-rows.js';
import {
  ReadWhileCopyingError,
  RowsAlreadyReadError,
  sql,
  StreamedRowError,
  type Row,
  type RowSource,
  type StreamedRowFault,
} from '../../src/index.js';
import { OperationRecorder } from '../../src/migrations/operations/operation-recorder.js';
import { compileOperation, stepsOf, type Operation } from '../../src/migrations/operations/operation.js';
import { rejection } from '../fixtures/lab.js';
import { useOperationsDatabase } from './operations-database.js';

const client = useOperationsDatabase();

function inserting(rows: RowSource, table = 'a "b'): Operation {
  return { kind: 'bulkInsert', table, rows };
}

/** Sends what the execution would send; says the statements and digests. */
async function send(operation: Operation): Promise<string[]> {
  const sent: string[] = [];
  for (const step of stepsOf(operation)) {
    if (typeof step === 'string') {
      await client().query(step);
      sent.push(step);
    } else {
      const { statement, lines } = await step.open();
      sent.push(statement, await copyRows(client(), statement, lines));
    }
  }
  return sent;
}

async function contents(): Promise<object[]> {
  return (await client().query<Row>('select * from "a ""b" order by id')).rows;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const createTable = (columns: string) => client().query(`create table "a ""b" (${columns})`);

function* numbered(count: number, change: (id: number) => Row = () => ({})): Generator<Row> {
  for (let id = 1; id <= count; id++) {
    yield { id, ...change(id) };
  }
}

async function* eventually(rows: Iterable<Row>): AsyncGenerator<Row> {
  for (const row of rows) {
    await Promise.resolve();
    yield row;
  }
}

/** Says when it is told to stop. */
function* endless(ends: string[]): Generator<Row> {
  try {
    for (let id = 1; ; id++) {
      yield { id: id === 70_000 ? 'x' : id };
    }
  } finally {
    ends.push('ended');
  }
}

describe('Rows by COPY', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0')),
    fc.constantFrom('\\N', '\\.', '\\', '\t', '\n', '\r\n', '', 'NULL', '"', "'", ' '),
  );
  const rows = fc.array(
    fc.record({
      a: fc.option(text),
      b: fc.option(fc.array(fc.option(text), { maxLength: 3 })),
      c: fc.option(
        fc.dictionary(text, fc.jsonValue()).map((value): unknown => JSON.parse(JSON.stringify(value))),
      ),
      d: fc.option(fc.uint8Array({ maxLength: 9 }).map((bytes) => Buffer.from(bytes))),
      e: fc.option(fc.double()),
      f: fc.option(fc.boolean()),
      g: fc.option(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })),
      h: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
    }),
    { minLength: 1, maxLength: 20 },
  );

  it('are what inserts make of them, whatever they hold', async () => {
    await createTable(
      'id int, a text, b text[], c json, d bytea, e float8, f boolean, g timestamptz, h bigint',
    );
    const property = fc.asyncProperty(rows, async (some) => {
      const list: Row[] = some.map((row, id) => ({ id, ...row }));
      await client().query('truncate "a ""b"');
      await send(inserting(new Set(list)));
      const copied = await contents();
      await client().query('truncate "a ""b"');
      await send(inserting(list));
      expect(copied).toEqual(await contents());
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it.each<[string, () => RowSource]>([
    ['a list', () => [...numbered(1_001)]],
    ['a generator', () => numbered(1_001)],
    ['an asynchronous generator', () => eventually(numbered(1_001))],
    ['a set', () => new Set(numbered(1_001))],
  ])('come from %s, with a digest that depends on them alone', async (_what, source) => {
    await createTable("id int, note text default 'none'");
    const lines = [...numbered(1_001)].map(({ id }) => `${String(id)}\n`);
    expect(await send(inserting(source()))).toEqual([
      'copy "a ""b" ("id") from stdin',
      sha256(lines.join('')),
    ]);
    expect(await client().query('select count(*)::int, sum(id)::int, min(note) from "a ""b"')).toMatchObject({
      rows: [{ count: 1_001, sum: 501_501, min: 'none' }],
    });
  });

  it('may be none', async () => {
    await createTable('id int');
    expect(await send(inserting(numbered(0)))).toEqual(['copy "a ""b" from stdin', sha256('')]);
    expect(await contents()).toEqual([]);
  });

  it.each<[string, Row[]]>([
    ['there are few', [...numbered(1_000)]],
    ['one leaves out a column', [...numbered(1_001, (id) => (id === 9 ? {} : { note: 'x' }))]],
    ['one leaves it undefined', [...numbered(1_001, (id) => ({ note: id === 9 ? undefined : 'x' }))]],
    ['they have no columns', Array.from({ length: 1_001 }, () => ({}))],
  ])('are inserted by statements where %s', (_when, rows) => {
    expect(stepsOf(inserting(rows))).toEqual(compileOperation(inserting(rows)));
  });

  it('are inserted by statements where that is asked for', () => {
    const operation: Operation = { kind: 'bulkInsert', table: 't', rows: [...numbered(1_001)], copy: false };
    expect(stepsOf(operation)).toEqual(compileOperation(operation));
  });

  it.each<[string, Row, StreamedRowFault, string?]>([
    ['leaves out a column', { id: 2 }, 'missing', 'note'],
    ['leaves a column undefined', { id: 2, note: undefined }, 'missing', 'note'],
    ['has another column', { id: 2, note: 'b', more: 3 }, 'unknown', 'more'],
    ['holds SQL', { id: sql`1 + 1`, note: 'b' }, 'sql', 'id'],
  ])('are refused, all of them, where one %s', async (_what, row, fault, column) => {
    await createTable('id int, note text, more int');
    await client().query('savepoint before');
    const rows = new Set([{ id: 1, note: 'a' }, row, { id: 3, note: 'c' }]);
    const error = await rejection(send(inserting(rows)), StreamedRowError);
    expect(error).toMatchObject({ table: 'a "b', row: 2, fault, column });
    await client().query('rollback to before');
    expect(await contents()).toEqual([]);
  });

  it('are refused where the first has no columns', async () => {
    await createTable('id int');
    const error = await rejection(send(inserting(new Set([{}]))), StreamedRowError);
    expect(error).toMatchObject({ row: 1, fault: 'empty', column: undefined });
  });

  describe('that fail', () => {
    it.each<[string, (ends: string[]) => RowSource]>([
      ['a generator', endless],
      ['an asynchronous generator', (ends) => eventually(endless(ends))],
    ])('end %s, and leave the connection as any statement does', async (_what, source) => {
      await createTable('id int');
      await client().query('savepoint before');
      const ends: string[] = [];
      await expect(send(inserting(source(ends)))).rejects.toMatchObject({
        code: '22P02',
        where: 'COPY a "b, line 70000, column id: "x"',
      });
      await client().query('rollback to before');
      expect([ends, await contents()]).toEqual([['ended'], []]);
    });

    it('say what the code that makes them threw', async () => {
      await createTable('id int');
      await client().query('savepoint before');
      const rows = numbered(100_000, (id) => {
        if (id === 50_000) {
          throw new RangeError('no more');
        }
        return {};
      });
      await expect(send(inserting(rows))).rejects.toThrow(new RangeError('no more'));
      await client().query('rollback to before');
      expect(await contents()).toEqual([]);
    });

    it('fail at once where there is no table', async () => {
      await expect(send(inserting(numbered(100_000), 'nowhere'))).rejects.toMatchObject({ code: '42P01' });
      await client().query('rollback');
      expect(await client().query('select 1 as one')).toMatchObject({ rows: [{ one: 1 }] });
    });
  });

  it('can not come from a generator a second time', async () => {
    await createTable('id int');
    const rows = numbered(3);
    await send(inserting(rows));
    const error = await rejection(send(inserting(rows)), RowsAlreadyReadError);
    expect(error.table).toBe('a "b');
    expect(await contents()).toHaveLength(3);
  });

  it('are sent in the midst of reversible steps, too', async () => {
    await createTable('id int');
    await send({ kind: 'reversible', up: [inserting(eventually(numbered(2)))], down: [] });
    expect(await contents()).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('can not be read over the connection that takes them', async () => {
    await createTable('id int');
    const recorder = new OperationRecorder({
      run: async (operations) => {
        for (const operation of operations) {
          await send(operation);
        }
      },
      query: async () => ({ rows: [] }),
      control: async () => undefined,
      inTransaction: true,
    });
    async function* read(): AsyncGenerator<Row> {
      yield { id: 1 };
      yield* await recorder.op.rows('select 2 as id');
    }
    recorder.op.bulkInsert('a "b', read());
    const error = await rejection(recorder.op.rows('select'), ReadWhileCopyingError);
    expect(error.table).toBe('a "b');
  });
});
