import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import type { EntityMetadata } from '@mikro-orm/core';

import { FileFormatError } from '../../../src/errors/file-format.error.js';
import { FileValueError } from '../../../src/errors/file-value.error.js';
import { UnknownColumnError } from '../../../src/errors/unknown-column.error.js';
import { rowsFrom, type RowsFromOptions } from '../../../src/seeders/files/index.js';
import { Folders } from '../../fixtures/folders.js';
import { Category, shopMetadata } from './shop.js';
import { collect } from './thrown.js';

const folders = new Folders();
let folder: string;
let category: EntityMetadata;

beforeAll(async () => {
  folder = await folders.make();
  category = (await shopMetadata()).get(Category);
});
afterAll(() => folders.remove());

/** The rows of a category in a file of that name and text, and the failure that ended them. */
async function map(name: string, text: string, options: RowsFromOptions = {}) {
  const path = relative('.', join(folder, name));
  await writeFile(path, text);
  return { path, ...(await collect(rowsFrom(path, options).rowsOf(category))) };
}

async function rowsOf(name: string, text: string, options: RowsFromOptions = {}) {
  const { rows, error } = await map(name, text, options);
  expect(error).toBeUndefined();
  return rows;
}

async function problemOf(name: string, text: string, options: RowsFromOptions = {}) {
  const { path, error } = await map(name, text, options);
  return error?.message.replaceAll(path, 'FILE').split('\n') ?? [];
}

const home = { street: 'Long Road', zip: null };

describe('columns', () => {
  it.each<[string, string, string, unknown, RowsFromOptions?]>([
    ['a property', 'a.csv', 'position\n3\n', { position: 3 }],
    [
      'a field name',
      'a.csv',
      'created_at\n2026-01-31T00:00:00Z\n',
      { createdAt: new Date('2026-01-31T00:00:00Z') },
    ],
    ['a name of its own', 'a.csv', 'Ort\n3\n', { position: 3 }, { columns: { Ort: 'position' } }],
    ['a column to ignore', 'a.csv', 'slug,x y\na,b\n', { slug: 'a' }, { ignore: ['x y'] }],
    ['a primary key of a relation', 'a.csv', 'parent\n7\n', { parent: 7 }],
    ['the field name of a relation', 'a.csv', 'parent_id\n7\n', { parent: 7 }],
    ['a relation without one', 'a.csv', 'parent_id,slug\n,a\n', { parent: null, slug: 'a' }],
    ['a natural key', 'a.csv', 'parent.slug\nfruit\n', { parent: { slug: 'fruit' } }],
    ['a natural key by the field name', 'a.csv', 'parent_id.slug\nfruit\n', { parent: { slug: 'fruit' } }],
    [
      'a nested natural key',
      'a.csv',
      'city.name,city.country.code\nBern,CH\n',
      { city: { name: 'Bern', country: { code: 'CH' } } },
    ],
    ['a natural key of nulls', 'a.csv', 'slug,city.name,city.country.code\na,,\n', { slug: 'a', city: null }],
    ['an embedded property', 'a.csv', 'home.street,home.zip\nLong Road,\n', { home }],
    ['the column of an embedded property', 'a.csv', 'home_street,home_zip\nLong Road,\n', { home }],
    ['an embedded property of nulls', 'a.csv', 'slug,home.street,home.zip\na,,\n', { slug: 'a', home: null }],
    ['an embedded object', 'a.csv', 'extra.street\nLong Road\n', { extra: { street: 'Long Road' } }],
    [
      'an embedded object in JSON',
      'a.csv',
      'extra\n"{""street"":""Long Road"",""zip"":null}"\n',
      { extra: home },
    ],
    [
      'embedded objects',
      'a.csv',
      'places\n"[{""street"":""Long Road""}]"\n',
      { places: [{ street: 'Long Road' }] },
    ],
    ['a default for null', 'a.csv', 'slug,position,id\na,,\n', { slug: 'a' }],
    [
      'nested objects',
      'a.json',
      '[{"city": {"name": "Bern", "country": {"code": "CH"}}, "home": {"street": "Long Road", "zip": null}}]',
      { city: { name: 'Bern', country: { code: 'CH' } }, home },
    ],
    [
      'objects of mapped columns',
      'a.json',
      '[{"up": {"slug": "a"}}]',
      { parent: { slug: 'a' } },
      { columns: { up: 'parent' } },
    ],
    [
      'paths in objects',
      'a.json',
      '[{"parent.slug": "a", "places": [{"street": "b"}]}]',
      { parent: { slug: 'a' }, places: [{ street: 'b' }] },
    ],
    [
      'an object to ignore',
      'a.json',
      '[{"slug": "a", "meta": {"x": 1}}]',
      { slug: 'a' },
      { ignore: ['meta'] },
    ],
    [
      'keys with their types',
      'a.yaml',
      '- parent: 7\n  position: 3\n  slug: a',
      { parent: 7, position: 3, slug: 'a' },
    ],
    [
      'numbers for columns',
      'a.sql',
      "insert into category values (1, 'a', default)",
      { id: 1, slug: 'a' },
      { columns: { 1: 'id', 2: 'slug', 3: 'position' } },
    ],
  ])('%s', async (_what, name, text, row, options = {}) => {
    expect(await rowsOf(name, text, options)).toEqual([row]);
  });

  it('may differ from object to object', async () => {
    const rows = await rowsOf('a.ndjson', '{"slug":"a"}\n{"position":1,"slug":"b"}\n{"slug":"c"}\n');
    expect(rows).toEqual([{ slug: 'a' }, { position: 1, slug: 'b' }, { slug: 'c' }]);
  });

  it.each<[string, string, string, string[], RowsFromOptions?]>([
    [
      'a misspelt one',
      'a.csv',
      '\n\nslug,postion\na,1\n',
      [
        'FILE, line 3: Category has no property for the column "postion".',
        `Did you mean position? Name its property with columns: { "postion": '...' }, or leave it out with ignore: ["postion"].`,
      ],
    ],
    [
      'one with a space',
      'a.csv',
      'slug ,position\na,1\n',
      [
        'FILE, line 1: Category has no property for the column "slug ".',
        `Did you mean slug? Name its property with columns: { "slug ": '...' }, or leave it out with ignore: ["slug "].`,
      ],
    ],
    [
      'one of an object',
      'a.json',
      '[\n{"slug": "a"},\n{"slug": "b",\n"city": {"nam": "c"}}]',
      [
        'FILE, line 3: City has no property for the column "city.nam".',
        `Did you mean city.name? Name its property with columns: { "city.nam": '...' }, or leave it out with ignore: ["city.nam"].`,
      ],
    ],
    [
      'one that is mapped to nothing',
      'a.csv',
      'Ort\n1\n',
      [
        'FILE, line 1: Category has no property for the column "Ort", not even "positio", which columns names for it.',
        `Did you mean position? Name its property with columns: { "Ort": '...' }, or leave it out with ignore: ["Ort"].`,
      ],
      { columns: { Ort: 'positio' } },
    ],
    [
      'a collection',
      'a.csv',
      'children\n1\n',
      [
        'FILE, line 1: the column "children" is a collection of Category, and no part of its row.',
        `Name its property with columns: { "children": '...' }, or leave it out with ignore: ["children"].`,
      ],
    ],
    [
      'a formula',
      'a.csv',
      'shout\nA\n',
      [
        'FILE, line 1: the column "shout" is computed in Category, and can\'t be written.',
        `Name its property with columns: { "shout": '...' }, or leave it out with ignore: ["shout"].`,
      ],
    ],
    [
      'a name that objects have anyway',
      'a.csv',
      'constructor\nA\n',
      [
        'FILE, line 1: Category has no property for the column "constructor".',
        `Name its property with columns: { "constructor": '...' }, or leave it out with ignore: ["constructor"].`,
      ],
    ],
    [
      'none in SQL',
      'a.sql',
      '\ninsert into category values (1);',
      [
        'FILE, line 2: Category has no property for the column "1".',
        "The statement names no columns: write it with names (pg_dump --column-inserts), or say which they are with columns: { 1: 'id', 2: 'name' }.",
      ],
    ],
    [
      'two for one property',
      'a.csv',
      'parent,parent_id\n1,1\n',
      [
        'FILE, line 1: the columns "parent" and "parent_id" are both for Category.parent.',
        'Leave one out with `ignore`.',
      ],
    ],
    [
      'a property and a part of it',
      'a.csv',
      'slug,parent.slug,parent_id\na,b,1\n',
      [
        'FILE, line 1: the columns "parent.slug" and "parent_id" are both for Category.parent.',
        'Leave one out with `ignore`.',
      ],
    ],
  ])('refuses %s', async (_what, name, text, message, options = {}) => {
    expect(await problemOf(name, text, options)).toEqual(message);
  });
});

describe('values', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a wrong one behind rows of several lines',
      'a.csv',
      'slug,position\n"a\nb\n",1\n\nc,x7\n',
      [
        'FILE, line 6, column "position": "x7" is no integer.',
        'Mend the value: it is for Category.position, of the type smallint.',
      ],
    ],
    [
      'one out of range',
      'a.json',
      '[\n\n{"position": 40000}]',
      [
        'FILE, line 3, column "position": 40000 is no integer from -32768 to 32767.',
        'Mend the value: it is for Category.position, of the type smallint.',
      ],
    ],
    [
      'null',
      'a.csv',
      'id,slug\n1,\n',
      [
        'FILE, line 2, column "slug": null is not allowed.',
        'Mend the value: it is for Category.slug, of the type varchar(255).',
      ],
    ],
    [
      'null in a part of a key',
      'a.csv',
      'city.name,city.country.code\nBern,\n',
      [
        'FILE, line 2, column "city.country.code": null is not allowed.',
        'Mend the value: it is for Category.city.country.code, of the type char(2).',
      ],
    ],
    [
      'a long one',
      'a.yaml',
      `- slug: a\n- slug: ${'b'.repeat(300)}\n`,
      [
        `FILE, line 2, column "slug": "${'b'.repeat(55)}..." is no text of at most 255 characters.`,
        'Mend the value: it is for Category.slug, of the type varchar(255).',
      ],
    ],
    [
      'a number for a text',
      'a.ndjson',
      '{"slug":12}',
      [
        'FILE, line 1, column "slug": 12 is no text.',
        'Mend the value: it is for Category.slug, of the type varchar(255).',
      ],
    ],
    [
      'a wrong primary key of a relation',
      'a.sql',
      "insert into category (parent_id) values\n('x');",
      [
        'FILE, line 2, column "parent_id": "x" is no integer.',
        'Mend the value: it is for Category.parent, of the type int.',
      ],
    ],
    [
      'a wrong part of an embedded object',
      'a.json',
      '[{"places": [{"street": "a"}, {"street": "b", "zip": "123456"}]}]',
      [
        'FILE, line 1, column "places": [{"street":"a"},{"street":"b","zip":"123456"}] is no Address: its "zip" has to be text of at most 5 characters.',
        'Mend the value: it is for Category.places, of the type jsonb.',
      ],
    ],
    [
      'an unknown part of an embedded object',
      'a.json',
      '[{"places": [{"strand": "a"}]}]',
      [
        'FILE, line 1, column "places": [{"strand":"a"}] is no Address, which has no property "strand".',
        'Mend the value: it is for Category.places, of the type jsonb.',
      ],
    ],
    [
      'local time',
      'a.csv',
      'createdAt\n2026-01-31 12:30:00\n',
      [
        'FILE, line 2, column "createdAt": "2026-01-31 12:30:00" is no time with its zone (2026-01-31T12:30:00Z).',
        'Mend the value: it is for Category.createdAt, of the type timestamptz.',
      ],
    ],
  ])('refuses %s', async (_what, name, text, message) => {
    expect(await problemOf(name, text)).toEqual(message);
  });

  it('are refused with fields that tell, after the rows before them', async () => {
    const { path, rows, error } = await map('a.csv', 'slug,position\na,1\nb,x\n');
    expect(rows).toEqual([{ slug: 'a', position: 1 }]);
    expect(error).toBeInstanceOf(FileValueError);
    expect(error).toMatchObject({
      code: 'SISKIN_FILE_VALUE',
      file: path,
      line: 3,
      column: 'position',
      property: 'Category.position',
      value: '"x"',
      expected: 'integer',
    });
  });
});

it('tells the errors apart', async () => {
  const unknown = await map('a.csv', 'postion\n1\n');
  expect(unknown.error).toBeInstanceOf(UnknownColumnError);
  expect(unknown.error).toMatchObject({
    line: 1,
    column: 'postion',
    entity: 'Category',
    nearest: ['position'],
  });
  const twice = await map('a.csv', 'parent,parent_id\n1,1\n');
  expect(twice.error).toBeInstanceOf(FileFormatError);
});
