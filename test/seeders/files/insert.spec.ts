import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { MikroORM } from '@mikro-orm/postgresql';

import { rowsFrom } from '../../../src/seeders/files/index.js';
import { createTestDatabase } from '../../../src/testing/index.js';
import { Folders } from '../../fixtures/folders.js';
import { Category, entities, Sample } from './shop.js';

const folders = new Folders();
let orm: MikroORM;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase();
  drop = () => database.drop();
  orm = await MikroORM.init({ clientUrl: database.url, entities });
  await orm.schema.create();
});
afterAll(async () => {
  await orm.close();
  await drop();
  await folders.remove();
});

const SAMPLE = {
  id: '1',
  small: '-3',
  big: '9007199254740993',
  bigNumber: '12',
  real: '1.5',
  double: '2.25',
  price: '12.50',
  rate: '0.25',
  isOpen: 'yes',
  day: '2026-01-31',
  hour: '12:30',
  moment: '2026-01-31T12:30:00+01:00',
  local: '2026-01-31 12:30:00',
  uuid: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
  kind: 'herb',
  grade: '2',
  mood: 'glad',
  data: '{"a": [1, null]}',
  tags: '{a,"b c"}',
  counts: '[1, 2]',
  kinds: '{fruit}',
  bytes: '\\x00ff',
  array8: 'base64:AP8=',
  short: 'abcde',
  fixed: 'CH',
  long: 'a\n"b"',
  span: '1 day 02:00:00',
  address: '10.0.0.1',
  degrees: '21.5C',
  note: null,
  'home.street': 'Long Road',
  'home.zip': '12345',
};

const csvField = (value: string | null) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`);
const sqlField = (value: string | null) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);
const columns = Object.keys(SAMPLE);
const values = Object.values(SAMPLE);
const quoted = columns.map((column) => `"${column}"`).join(', ');

it.each([
  ['sample.csv', `${columns.join(',')}\n${values.map(csvField).join(',')}\n`],
  ['sample.json', JSON.stringify([{ ...SAMPLE, data: { a: [1, null] } }])],
  ['sample.sql', `insert into sample (${quoted}) values (${values.map(sqlField).join(', ')});`],
])('inserts a column of each type from %s', async (name, text) => {
  const path = join(await folders.make(), name);
  await writeFile(path, text);
  const em = orm.em.fork();
  await em.nativeDelete(Sample, {});
  for await (const row of rowsFrom(path).of(Sample, em)) {
    em.create(Sample, row);
  }
  await em.flush();
  const [stored] = await em.execute(`select to_jsonb(s) as row from sample s`);
  expect(stored).toEqual({ row: STORED });
  expect(await em.fork().findOneOrFail(Sample, 1)).toMatchObject({
    degrees: 21.5,
    big: 9007199254740993n,
    rate: 0.25,
  });
});

const STORED = {
  id: 1,
  small: -3,
  // As JSON reads it; the entity has it exactly.
  big: 9007199254740992,
  big_number: 12,
  real: 1.5,
  double: 2.25,
  price: 12.5,
  rate: 0.25,
  is_open: true,
  day: '2026-01-31',
  hour: '12:30:00',
  moment: '2026-01-31T11:30:00+00:00',
  local: '2026-01-31T12:30:00',
  uuid: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
  kind: 'herb',
  grade: 2,
  mood: 'glad',
  data: { a: [1, null] },
  tags: ['a', 'b c'],
  counts: [1, 2],
  kinds: ['fruit'],
  bytes: '\\x00ff',
  array8: '\\x00ff',
  short: 'abcde',
  fixed: 'CH',
  long: 'a\n"b"',
  span: '1 day 02:00:00',
  address: '10.0.0.1',
  degrees: '21.5C',
  note: null,
  home_street: 'Long Road',
  home_zip: '12345',
};

it('gives em.create what it takes, a relation by its primary key', async () => {
  const path = join(await folders.make(), 'categories.csv');
  await writeFile(path, 'id,slug,parent\n1,food,\n2,fruit,1\n');
  const em = orm.em.fork();
  for await (const row of rowsFrom(path).of(Category, em)) {
    em.create(Category, row);
    await em.flush();
  }
  const stored = await em.execute('select id, slug, parent_id from category order by id');
  expect(stored).toEqual([
    { id: 1, slug: 'food', parent_id: null },
    { id: 2, slug: 'fruit', parent_id: 1 },
  ]);
});
