import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startEmbeddedPostgres } from 'siskin/embedded';

import { measureAdded } from './testing/added-per-test.js';
import { median } from './testing/median.js';
import { schemaOf } from './testing/schema.js';
import { race, writeSuites } from './testing/suites.js';

/*
 * What the test kit costs, on a server with durability off: added to a test, before the first test, and in 50 files.
 * Run it with: npm run bench:testing -- [--rounds 100] [--files 50] [--runs 3] [--tables 20]
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    files: { type: 'string', default: '50' },
    runs: { type: 'string', default: '3' },
    tables: { type: 'string', default: '20' },
  },
});

await using server = await startEmbeddedPostgres({
  dataDir: '.siskin/bench-testing-server',
  durable: false,
  env: {},
});
process.env['DATABASE_URL'] = server.url();

console.log('\nAdded to a test that writes 3 tables, in ms (medians)');
for (const tables of [20, 200]) {
  const added = await measureAdded(tables, Number(values.rounds));
  const cells = [...added].map(([isolation, ms]) => `${isolation} ${ms.toFixed(2)}`);
  console.log(`${String(tables).padStart(4)} tables: ${cells.join(', ')}`);
}

for (const worker of [1, 2]) {
  await server.dropDatabase(`siskin_bench_peer_${worker}`);
  await server.createDatabase(`siskin_bench_peer_${worker}`);
}
const suites = await writeSuites(schemaOf(Number(values.tables)), Number(values.files));
const seconds = await race(suites, server.url(), Number(values.runs));
const ours = median(seconds.get('siskin') ?? []);
console.log(`\n${values.files} files of 3 tests on 2 workers, ${values.tables} tables, in s (medians)`);
for (const [name, taken] of seconds) {
  console.log(
    `${name.padEnd(12)} ${median(taken).toFixed(1).padStart(6)}  ${(median(taken) / ours).toFixed(2)} x`,
  );
}
const [siskin] = suites;
const read = async (name: string) => Number(await readFile(join(siskin?.folder ?? '', name), 'utf8'));
const [setup, opening] = [await read('setup-ms'), await read('opening-ms')];
console.log('\nBefore the first test of an unchanged suite, without its application, in ms (the last run)');
console.log(
  `set-up ${setup.toFixed(0)}, opening ${opening.toFixed(0)}, together ${(setup + opening).toFixed(0)}`,
);
