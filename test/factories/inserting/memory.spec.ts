import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { createTestDatabase } from '../../../src/testing/index.js';
import { query } from '../../embedded/query.js';

const REGISTER = pathToFileURL(join(process.cwd(), 'node_modules/@oxc-node/core/register.mjs')).href;
const FIXTURE = join(import.meta.dirname, 'memory.fixture.ts');

it('Rows by the hundred thousand, parents among them, take no more memory than a few chunks', async () => {
  await using database = await createTestDatabase();
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', REGISTER, FIXTURE, database.url, '50000', '5'],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const { rows, megabytes } = JSON.parse(stdout) as { rows: object; megabytes: number };
  expect(rows).toEqual({ maker: 50_000, product: 250_000 });
  expect(megabytes).toBeLessThan(150);
  const strays =
    'select count(*)::int from product p left join maker m on m.id = p.maker_id where m.id is null';
  expect(await query(database.url, strays)).toEqual([{ count: 0 }]);
  expect(await query(database.url, "select nextval('maker_id_seq') > max(id) as beyond from maker")).toEqual([
    { beyond: true },
  ]);
}, 900_000);
