import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { createTestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';

const REGISTER = pathToFileURL(join(process.cwd(), 'node_modules/@oxc-node/core/register.mjs')).href;
const FIXTURE = join(import.meta.dirname, 'million.fixture.ts');

it('A million rows, with those that refer to them, take a constant amount of memory', async () => {
  await using database = await createTestDatabase();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', REGISTER, FIXTURE, database.url, '500000', '1'],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const { rows, megabytes, resident } = JSON.parse(stdout) as Record<string, unknown>;
  expect(rows).toEqual({ authors: 500_000, books: 500_000 });
  expect(megabytes).toBeLessThan(200);
  expect(resident).toBeLessThan(500);
  expect(
    await query(
      database.url,
      `select count(*)::int as books, count(distinct author_id)::int as authors, count(distinct title)::int as titles,
        nextval('books_id_seq') > max(id) as beyond from books`,
    ),
  ).toEqual([{ books: 500_001, authors: 500_001, titles: 500_001, beyond: true }]);
}, 600_000);
