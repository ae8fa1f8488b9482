import { createWriteStream } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { rowsFrom } from '../../../src/seeders/files/index.js';
import { Folders } from '../../fixtures/folders.js';
import { liveMemory } from '../../fixtures/live-memory.js';
import { poll } from '../../fixtures/poll.js';
import { Category, shopMetadata } from './shop.js';

const folders = new Folders();
afterAll(() => folders.remove());

/** Writes a file of so many rows. */
async function write(
  name: string,
  count: number,
  row: (index: number) => string,
  head = '',
): Promise<string> {
  const path = join(await folders.make(), name);
  function* parts() {
    yield head;
    for (let index = 0; index < count; index += 100) {
      yield Array.from({ length: 100 }, (_, at) => row(index + at)).join('');
    }
  }
  await pipeline(Readable.from(parts()), createWriteStream(path));
  return path;
}

async function isOpen(path: string): Promise<boolean> {
  const names = await readdir('/proc/self/fd');
  const targets = await Promise.all(names.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
  return targets.includes(path);
}

it.each<[string, number, string, (index: number) => string]>([
  ['a.csv', 1_000_000, 'id,slug\n', (index) => `${index},"slug ${index}"\n`],
  [
    'a.sql',
    200_000,
    '',
    (index) => `INSERT INTO public.category (id, slug) VALUES (${index}, 'slug ${index}');\n`,
  ],
])(
  'reads %s of %i rows in constant memory',
  async (name, count, head, row) => {
    const path = await write(name, count, row, head);
    const metadata = (await shopMetadata()).get(Category);
    let rows = 0;
    let early = 0;
    let growth = 0;
    for await (const { slug } of rowsFrom(path).rowsOf(metadata)) {
      rows += slug === `slug ${rows}` ? 1 : 0;
      if (rows === count / 10) {
        early = liveMemory();
      } else if (rows % (count / 5) === 0) {
        growth = Math.max(growth, liveMemory() - early);
      }
    }
    expect(rows).toBe(count);
    expect(growth).toBeLessThan(20_000_000);
  },
  600_000,
);

it.each([
  ['a.csv', 'id\n'],
  ['a.ndjson', ''],
  ['a.sql', ''],
])('closes %s when its reader stops early', async (name, head) => {
  const rows = { 'a.csv': '1\n', 'a.ndjson': '{"id":1}\n', 'a.sql': 'insert into t (id) values (1);\n' };
  const path = await write(name, 50_000, () => rows[name as keyof typeof rows], head);
  for await (const { id } of rowsFrom(path)) {
    expect(String(id)).toBe('1');
    expect(await isOpen(path)).toBe(true);
    break;
  }
  await poll('the file to be closed', async () => !(await isOpen(path)));
});
