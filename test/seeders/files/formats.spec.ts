import { writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

import { FileNotReadableError } from '../../../src/errors/file-not-readable.error.js';
import { UnknownFileFormatError } from '../../../src/errors/unknown-file-format.error.js';
import { rowsFrom, type RowsFromOptions } from '../../../src/seeders/files/index.js';
import { Folders } from '../../fixtures/folders.js';
import { collect } from './thrown.js';

const folders = new Folders();
let folder: string;

beforeAll(async () => {
  folder = await folders.make();
});
afterAll(() => folders.remove());

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = relative('.', join(folder, name));
  await writeFile(path, content);
  return path;
}

/** How many rows came, and the problem that ended them. */
async function outcome(name: string, content: string | Buffer, options?: RowsFromOptions) {
  const path = await write(name, content);
  const { rows, error } = await collect(rowsFrom(path, options));
  return [rows.length, error?.problem.replaceAll(path, 'FILE')];
}

const BOM = '\uFEFF';
const LONG_ROW = '"a\nb",2\n';

it.each<[string, string | Buffer, number, string, RowsFromOptions?]>([
  ['a.csv', `a,b\n${LONG_ROW}\n1\n`, 1, 'FILE, line 5: the row has 1 field, the header has 2'],
  [
    'a.csv',
    `a,b\n${LONG_ROW}1,"2\n3,4\n`,
    1,
    'FILE, line 4: the quote of field 2 of the row that begins here is never closed',
  ],
  [
    'a.csv',
    `a,b\n${LONG_ROW}1,"2"3\n`,
    1,
    'FILE, line 4: field 2 of the row that begins here goes on behind its closing quote; a quote within is doubled',
  ],
  [
    'a.csv',
    `a,b\n${LONG_ROW}1,2"3\n`,
    1,
    'FILE, line 4: field 2 of the row that begins here has a quote within; quote it all, and double the quote within',
  ],
  ['a.csv', '\na,b,a\n', 0, 'FILE, line 2: the column "a" is named twice'],
  ['a.csv', 'a,,b\n', 0, 'FILE, line 1: column 2 has no name'],
  ['a.csv', '', 0, 'FILE, line 1: it is empty, and has no header'],
  ['a.csv', Buffer.from('a\n1\n\xe9\n', 'latin1'), 0, 'FILE, line 3: it is not UTF-8'],
  ['a.tsv', 'a\tb\n1\t2\n3\n', 1, 'FILE, line 3: the row has 1 field, the header has 2'],
  ['a.csv.gz', 'a,b\n', 0, 'FILE, line 1: it is broken as gzip: incorrect header check'],
  ['a.json', '{"rows": []}', 0, 'FILE, line 1: rows are an array of objects on top: [{ ... }, { ... }]'],
  ['a.json', '[\n{"a": 1},\n{"a": 1 "b": 2}]', 1, "FILE, line 3: it is no JSON: expected ','"],
  ['a.json', '[\n{"a": 1},\n{"a": 1', 1, 'FILE, line 3: it ends before its array does'],
  ['a.json', '[\n{"a": 1},\n3]', 1, 'FILE, line 3: a row is an object, and this is a number'],
  ['a.json', '[\n{"a": 1,\n"a": 2}]', 0, 'FILE, line 3: an object has "a" twice'],
  [
    'a.jsonl',
    '{"a":1}\n\n{a}\n',
    1,
    "FILE, line 3: it is no JSON: Expected property name or '}' in JSON at position 1",
  ],
  ['a.ndjson', '{"a":1}\n[]\n', 1, 'FILE, line 2: a row is an object, and this is an array'],
  ['a.yaml', '- a: 1\n- a: "x\n  y\n', 1, 'FILE, line 3: it is no YAML: Missing closing "quote'],
  ['a.yaml', '- a: &x 1\n\n- a: *x\n', 1, "FILE, line 3: it has an alias that can't be followed"],
  ['a.yml', '[{a: 1}]\n', 0, 'FILE, line 1: a list on top has an item a line, each after a dash'],
  ['a.yml', '---\na: 1\n---\n\nx\n', 1, 'FILE, line 5: a row is an object, and this is a string'],
  [
    'a.sql',
    'insert into t (a) values (1);\n\ninsert into t (a) values\n (now());',
    1,
    'FILE, line 4: the value of column "a" is no constant',
  ],
  [
    'a.sql',
    '-- x\n\n/* y */ create table x (a int);',
    0,
    'FILE, line 3: a file of rows has `insert` and `copy` alone, and this is another statement',
  ],
  ['a.sql', "select pg_catalog.setval('a', 1);\nselect 1;", 0, 'FILE, line 2: a query gives no rows here'],
  [
    'a.sql',
    "insert into t (a) values (1);\n\ninsert into t (a) values ('x);\n",
    1,
    'FILE, line 3: the quote or comment that opens here is never closed',
  ],
  [
    'a.sql',
    'begin;\ninsert intoo t values (1);',
    0,
    'FILE, line 2: PostgreSQL can\'t read it: syntax error at or near "intoo"',
  ],
  ['a.sql', 'insert into t (a) values (1),\n(1, 2);', 1, 'FILE, line 2: the row has 2 values for 1 column'],
  [
    'a.sql',
    'copy t (a, b) from stdin;\n1\t2\n1\n\\.\n',
    1,
    'FILE, line 3: the row has 1 value for 2 columns',
  ],
  [
    'a.sql',
    "copy t (a) from '/etc/passwd';",
    0,
    'FILE, line 1: `copy` reads its rows from stdin here, which is the file',
  ],
  ['a.sql', '\\restrict x\n\n\\connect y\n', 0, 'FILE, line 3: \\connect is a command of psql, not SQL'],
  [
    'a.sql',
    'set standard_conforming_strings = off;',
    0,
    'FILE, line 1: strings with standard_conforming_strings = off are not read',
  ],
  [
    'a.sql',
    'insert into t (a) values (1);\ninsert into s.u (a) values (2);',
    1,
    'FILE, line 2: rows of s.u come behind those of t',
  ],
  [
    'a.sql',
    'insert into t (a) values (1);\n',
    0,
    'FILE, line 1: it ends without rows of u; it has t',
    { table: 'u' },
  ],
])('%s is refused where it is broken: %j', async (name, content, rows, problem, options = {}) => {
  expect(await outcome(name, content, options)).toEqual([rows, `${problem}.`]);
});

it.each<[string, string | Buffer, unknown, RowsFromOptions?]>([
  ['a.csv', `${BOM}a,b\n1,\n`, [{ a: '1', b: null }]],
  ['a.CSV.GZ', gzipSync(`${BOM}a,b\n1,""\n`), [{ a: '1', b: '' }]],
  ['a.csv', 'a\n', []],
  ['a.txt', '[{"a": 1.5}]', [{ a: 1.5 }], { format: 'json' }],
  ['a.json', `${BOM}[]`, []],
  [
    'a.sql',
    'copy s.t (a) from stdin;\nx\n\\.\ncopy u (b) from stdin;\ny\n\\.\n',
    [{ b: 'y' }],
    { table: 'u' },
  ],
  [
    'a.sql',
    `--\n-- PostgreSQL database dump\n--\n\n\\restrict a1\n\nSET row_security = off;\nSELECT pg_catalog.set_config('search_path', '', false);\n\nINSERT INTO public.t (a, b) OVERRIDING SYSTEM VALUE VALUES (-1, 'x'::public.mood), (2.50, DEFAULT), (true, ARRAY['a', NULL]) ON CONFLICT DO NOTHING;\n\nSELECT pg_catalog.setval('public.t_id_seq', 2, true);\n\n\\unrestrict a1\n`,
    [{ a: '-1', b: 'x' }, { a: '2.50' }, { a: 'true', b: '["a",null]' }],
  ],
])('%s is read: %j', async (name, content, rows, options = {}) => {
  expect(await collect(rowsFrom(await write(name, content), options))).toEqual({ rows });
});

it('can be read again, and by a URL', async () => {
  const path = await write('a.csv', 'a\n1\n');
  const rows = rowsFrom(pathToFileURL(path));
  expect([await collect(rows), await collect(rows)]).toEqual([
    { rows: [{ a: '1' }] },
    { rows: [{ a: '1' }] },
  ]);
});

it('says where a missing file was looked for, when rows are asked for', async () => {
  const { error } = await collect(rowsFrom(join(relative('.', folder), 'none.csv')));
  expect(error).toBeInstanceOf(FileNotReadableError);
  expect(error?.problem).toBe(`${join(relative('.', folder), 'none.csv')} is not in ${folder}.`);
  const inside = await collect(rowsFrom(folder, { format: 'csv' }));
  expect(inside.error?.problem).toBe(`${folder} is a folder in ${dirname(folder)}, not a file.`);
});

it('refuses an extension that tells no format', () => {
  expect(() => rowsFrom('data/rows.txt')).toThrow(UnknownFileFormatError);
});
