import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';

import { startEmbeddedPostgres } from '../src/database/embedded/index.js';
import { printSteps, printTimes } from './autogenerate/print-times.js';
import { openProject } from './autogenerate/project.js';
import { race } from './autogenerate/race.js';
import { measureSteps } from './autogenerate/steps.js';

/*
 * What it takes to write migrations from entities and to check them, against what MikroORM takes to compare
 * the entities with a database that somebody has prepared.
 * Run it with: npm run bench:autogenerate -- [--tables 50,200] [--rounds 5] [--long] [--durable]
 *
 * To be looked at, and asserted nowhere: the second run takes less than 2 s, reading 200 tables less than 150 ms.
 */
const { values } = parseArgs({
  options: {
    tables: { type: 'string', default: '50,200' },
    migrations: { type: 'string', default: '1,100' },
    rounds: { type: 'string', default: '5' },
    /** A history of 1,000 migrations besides. */
    long: { type: 'boolean', default: false },
    /** On a server that waits for its disk. */
    durable: { type: 'boolean', default: false },
  },
});
const numbers = (list: string) => list.split(',').map(Number);
const lengths = [...numbers(values.migrations), ...(values.long ? [1_000] : [])];

await using server = await startEmbeddedPostgres({
  dataDir: '.siskin/bench-autogenerate-server',
  durable: values.durable,
  env: {},
});
for (const tables of numbers(values.tables)) {
  for (const migrations of lengths) {
    await using project = await openProject(server, tables, migrations);
    const times = await race(project, Number(values.rounds));
    console.log(
      `\n${tables} tables, ${migrations} migrations (load ${loadavg()[0]?.toFixed(1)}); medians in ms, least, and against MikroORM`,
    );
    printTimes(times, 'getUpdateSchemaSQL');
    printSteps(await measureSteps(project, Number(values.rounds)));
  }
}
