import type { Row } from './row-values.js';
import { allRows, eachRow, type RowSource } from './row-source.js';
import { sql } from '../sql-text.js';

function* generated(...rows: Row[]): Generator<Row> {
  yield* rows;
}

async function* awaited(...rows: Row[]): AsyncGenerator<Row> {
  yield* rows;
}

const rows = [{ id: 1 }, { id: 2 }];

describe('Rows for a script', () => {
  it.each<[string, RowSource]>([
    ['a list', rows],
    ['a set', new Set(rows)],
    ['a generator', generated(...rows)],
  ])('are those of %s', (_what, source) => {
    expect(allRows('t', source)).toEqual(rows);
  });

  it('may be uneven and hold SQL in a list', () => {
    const uneven = [{ id: sql`1` }, { name: 'x' }];
    expect(allRows('t', uneven)).toBe(uneven);
  });

  it.each<[string, RowSource, object, string]>([
    [
      'have to be waited for',
      awaited(...rows),
      { code: 'SISKIN_ASYNC_ROWS', table: 's.t' },
      "The rows for s.t come from an asynchronous iterable, which a script can't wait for.\n" +
        'Run the migration rather than compiling it, or give op.bulkInsert an array or a generator.',
    ],
    [
      'are uneven',
      generated({ id: 1 }, { id: 2, name: 'x' }),
      { code: 'SISKIN_STREAMED_ROW', table: 's.t', row: 2, fault: 'unknown', column: 'name' },
      'Row 2 for s.t has name, which the first row leaves out.\n' +
        'Give all rows of an iterable the same columns: null for no value. An array may leave some out, for their default.',
    ],
    [
      'hold SQL',
      generated({ id: sql`1` }),
      { code: 'SISKIN_STREAMED_ROW', table: 's.t', row: 1, fault: 'sql', column: 'id' },
      'Row 1 for s.t has SQL as the value of id.\n' +
        'COPY takes values alone: compute it in code, or give op.bulkInsert an array.',
    ],
  ])('are refused where they %s', (_what, source, fields, message) => {
    expect(() => allRows('s.t', source)).toThrow(expect.objectContaining({ ...fields, message }));
  });

  it('are refused where a generator was read before', () => {
    const source = generated(...rows);
    allRows('s.t', source);
    expect(() => allRows('s.t', source)).toThrow(
      expect.objectContaining({
        code: 'SISKIN_ROWS_ALREADY_READ',
        table: 's.t',
        message:
          'The rows for s.t come from a generator that was read before and has none left.\n' +
          "Call the generator inside the migration's function, so that each run gets rows of its own: op.bulkInsert(table, rows()).",
      }),
    );
  });
});

async function collect(iterable: AsyncIterable<Row>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const row of iterable) {
    all.push(row);
  }
  return all;
}

describe('Rows one by one', () => {
  it.each<[string, RowSource]>([
    ['a list', rows],
    ['a generator', generated(...rows)],
    ['an asynchronous generator', awaited(...rows)],
  ])('are those of %s', async (_what, source) => {
    expect(await collect(eachRow('t', source))).toEqual(rows);
  });

  it.each<[string, RowSource]>([
    ['a generator', generated(...rows)],
    ['an asynchronous generator', awaited(...rows)],
  ])('are refused where %s was read before', async (_what, source) => {
    await collect(eachRow('t', source));
    await expect(collect(eachRow('t', source))).rejects.toMatchObject({
      code: 'SISKIN_ROWS_ALREADY_READ',
    });
  });

  it('can be read again where the iterable makes them again', async () => {
    const source = new Set(rows);
    await collect(eachRow('t', source));
    expect(await collect(eachRow('t', source))).toEqual(rows);
  });
});
