import * as fc from 'fast-check';

import { loadSqlParser } from '../../../sql/sql-parser.js';
import type { FileReader } from '../file-record.js';
import type { RowsFromOptions } from '../rows-from-options.js';
import { readCsv } from './csv.js';
import { readJson } from './json.js';
import { readNdjson } from './ndjson.js';
import { readSql } from './sql.js';
import { copyFields } from './sql/copy-line.js';
import { readYaml } from './yaml.js';

beforeAll(loadSqlParser);

type Rows = (readonly [line: number, row: Record<string, unknown>])[];

/** As from a decoder, which divides no character. */
async function* pieces(text: string, size: number): AsyncGenerator<string> {
  const characters = Array.from(text);
  for (let at = 0; at < characters.length; at += size) {
    yield characters.slice(at, at + size).join('');
  }
}

/** The rows of a text that comes in pieces of a size, with their lines. */
async function read(
  reader: FileReader,
  text: string,
  size = 1 << 16,
  options: RowsFromOptions = {},
): Promise<Rows> {
  const rows: Rows = [];
  for await (const { line, columns, values } of reader({ file: 'f', text: pieces(text, size), options })) {
    rows.push([line, Object.fromEntries(columns.map((column, index) => [column, values[index]]))]);
  }
  return rows;
}

const size = fc.integer({ min: 1, max: 20 });
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    ' ',
    'a"b',
    '"',
    'a,b',
    'a\nb',
    'a\r\nb',
    "'",
    "''",
    '\\',
    '\\N',
    '\t',
    '\\.',
    ';',
    '--',
    '/*',
    '$$',
  ),
);
/** PostgreSQL has no NUL, and a lone `\r` ends no line of a file. */
const field = fc.option(text.map((its) => its.replaceAll('\0', '').replaceAll('\r', '')));
const table = fc.array(fc.tuple(field, field), { maxLength: 8 });
const LINES = /\n/g;
const breaks = (its: string | null) => its?.match(LINES)?.length ?? 0;

/** The rows, and the lines on which they begin, where the first does on a line. */
function placed(rows: (readonly [string | null, string | null])[], first: number): Rows {
  let line = first;
  return rows.map(([a, b]) => {
    const row = [line, { a, b }] as const;
    line += 1 + breaks(a) + breaks(b);
    return row;
  });
}

const quote = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);

it('reads CSV as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(table, size, async (rows, size) => {
      const csv = `a,b\n${rows.map((row) => `${row.map(quote).join(',')}\n`).join('')}`;
      expect(await read(readCsv, csv, size)).toEqual(placed(rows, 2));
    }),
  );
});

it('reads CSV of Windows with the lines that an editor counts', async () => {
  const csv = 'a,b\r\n"1\r\n2",\r\n\r\n"3",4\r\n';
  expect(await read(readCsv, csv, 3)).toEqual([
    [2, { a: '1\r\n2', b: null }],
    [5, { a: '3', b: '4' }],
  ]);
});

it('takes what the options name for null, unquoted', async () => {
  const csv = 'a;b;c\nNULL;"NULL";\n';
  expect(await read(readCsv, csv, 9, { delimiter: ';', nulls: 'NULL' })).toEqual([
    [2, { a: null, b: 'NULL', c: '' }],
  ]);
});

const json = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });
/** JSON has no negative zero to give back. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

it('reads JSON as it was written, however it is indented', async () => {
  await fc.assert(
    fc.asyncProperty(json, size, fc.integer({ min: 0, max: 2 }), async (rows, size, indent) => {
      const written = JSON.stringify(rows, null, indent);
      expect((await read(readJson, written, size)).map(([, row]) => row)).toEqual(plain(rows));
    }),
  );
});

it('reads NDJSON as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(json, size, async (rows, size) => {
      const written = rows.map((row) => JSON.stringify(row)).join('\n');
      const expected = rows.map((row, index) => [index + 1, plain(row)]);
      expect(await read(readNdjson, written, size)).toEqual(expected);
    }),
  );
});

it.each([
  [
    'a list',
    '# c\n- a: 1\n  b: |\n    - x\n\n    y\n# d\n- a: 2\n',
    [
      [2, { a: 1, b: '- x\n\ny\n' }],
      [8, { a: 2 }],
    ],
  ],
  [
    'an indented list',
    '  - a: 1\n    b:\n    - 2\n  -\n    a: 3\n',
    [
      [1, { a: 1, b: [2] }],
      [4, { a: 3 }],
    ],
  ],
  [
    'documents',
    '%YAML 1.2\n---\na: 1\n---\na: 2\n...\n--- {a: 3}\n',
    [
      [3, { a: 1 }],
      [5, { a: 2 }],
      [7, { a: 3 }],
    ],
  ],
  [
    'documents of lists',
    '- a: 1\n---\n- a: 2\n- a: 3',
    [
      [1, { a: 1 }],
      [3, { a: 2 }],
      [4, { a: 3 }],
    ],
  ],
  ['great numbers', '- a: 9007199254740993\n  b: 1.5', [[1, { a: 9007199254740993n, b: 1.5 }]]],
  ['aliases within an item', '- a: &x [1]\n  b: *x', [[1, { a: [1], b: [1] }]]],
  ['nothing', '# nothing\n', []],
])('reads %s of YAML', async (_what, yaml, rows) => {
  expect(await read(readYaml, yaml, 7)).toEqual(rows);
});

const literal = (value: string | null) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);

/** Where rows begin below their `insert`. */
function lines(rows: (readonly [string | null, string | null])[], together: boolean): number[] {
  return placed(rows, 2).map(([line], index) => (together ? line : line + index));
}

function copied(value: string | null): string {
  const escaped = value?.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
  return escaped ?? '\\N';
}

describe('SQL', () => {
  it('is read as it was written, in one statement a row or all in one', async () => {
    await fc.assert(
      fc.asyncProperty(table, size, fc.boolean(), async (rows, size, together) => {
        const written = rows.map((row) => `(${row.map(literal).join(', ')})`);
        const statements = together && rows.length > 0 ? [written.join(',\n')] : written;
        const sql = statements.map((its) => `insert into t (a, b) values\n${its};\n`).join('');
        const found = await read(readSql, sql, size);
        expect(found.map(([, row]) => row)).toEqual(rows.map(([a, b]) => ({ a, b })));
        expect(found.map(([line]) => line)).toEqual(lines(rows, together));
      }),
    );
  });

  it('is read from COPY as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(table, size, async (rows, size) => {
        const written = rows.map((row) => `${row.map(copied).join('\t')}\n`).join('');
        const sql = `copy t (a, b) from stdin;\n${written}\\.\ninsert into t (a, b) values (1, 2);`;
        const found = await read(readSql, sql, size);
        const expected = rows.map(([a, b], index) => [index + 2, { a, b }]);
        expect(found).toEqual([...expected, [rows.length + 3, { a: '1', b: '2' }]]);
      }),
    );
  });

  it('is cut where an insert is long, and keeps its lines', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `(${index}, 'é;''(')`).join(',\n');
    const found = await read(readSql, `-- c\ninsert into t (a, b)\nvalues\n${rows};\n`);
    expect(found).toHaveLength(20_000);
    expect(found.every(([line, row], index) => line === index + 4 && row['a'] === String(index))).toBe(true);
  });
});

it.each([
  ['a\\tb\t\\N\t', ['a\tb', null, '']],
  ['\\\\N\t\\x41\\101\\q', ['\\N', 'AAq']],
  ['', ['']],
])('reads the line %j of COPY', (line, fields) => {
  expect(copyFields(line)).toEqual(fields);
});
