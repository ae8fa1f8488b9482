import { parseArgs } from 'node:util';

import { startEmbeddedPostgres } from 'siskin/embedded';

import { POSTS_PER_USER } from './factories/contender.js';
import { ensurePeers } from './factories/ensure-peers.js';
import { printResults } from './factories/print-results.js';
import { type Race, run } from './factories/race.js';
import { createTables } from './factories/tables.js';

/*
 * How fast factories fill tables, against a stream by hand and against peers, on a server with durability off.
 * Run it with: npm run bench:factories -- [--rows 1000000] [--only a,b,c]
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, only: { type: 'string', default: 'a,b,c' } },
});
const rows = Number(values.rows);
const scaled = (whole: number) => Math.max(1, Math.round((whole * rows) / 1_000_000));
const slow = { share: 0.1 };

const races: Record<string, Race> = {
  a: {
    title: `${rows} rows of 7 columns`,
    users: rows,
    postsPerUser: 0,
    entrants: [{ name: 'by hand' }, { name: 'siskin insert' }, { name: '@mikro-orm/seeder', ...slow }],
  },
  b: {
    title: `${scaled(20_000)} users with ${POSTS_PER_USER} posts each`,
    users: scaled(20_000),
    postsPerUser: POSTS_PER_USER,
    entrants: ['by hand', 'siskin insert', 'knex', 'drizzle-seed', '@mikro-orm/seeder'].map((name) => ({
      name,
    })),
  },
  c: {
    title: `${Math.min(10_000, rows)} managed entities`,
    users: Math.min(10_000, rows),
    postsPerUser: 0,
    entrants: [{ name: 'siskin create' }, { name: '@mikro-orm/seeder' }],
  },
};

ensurePeers();
await using server = await startEmbeddedPostgres({ dataDir: '.siskin/bench', durable: false, env: {} });
await server.createDatabase('siskin_bench');
const url = server.url('siskin_bench');
await createTables(url);
for (const name of values.only.split(',')) {
  const race = races[name];
  if (race !== undefined) {
    printResults(race, await run(race, url));
  }
}
