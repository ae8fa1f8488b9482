import { once } from 'node:events';

import { beginRun, newCloneName, TestServer, workerCloneName } from '../../../src/testing/server/index.js';
import type { RunOptions } from '../../../src/testing/server/index.js';
import { ensureTemplate } from '../../../src/testing/templates/ensure-template.js';

export interface SpawnedRun {
  id: string;
  url: string;
  databases: string[];
  /** From the first line to the run. */
  ms: number;
}

/** A process that begins a run, makes databases, and ends both when its standard input ends. */
const began = performance.now();
const run = await beginRun(JSON.parse(process.argv[2] ?? '{}') as RunOptions);
const ms = performance.now() - began;
const server = await TestServer.open(run.url());
const template = await ensureTemplate(server, 'of the fixture', async () => undefined);
const names = [workerCloneName(run.id, template.name, 1), newCloneName(run.id)];
for (const name of names) {
  await template.clone(name);
}
console.log(JSON.stringify({ id: run.id, url: run.url(), databases: names, ms } satisfies SpawnedRun));
process.stdin.resume();
await once(process.stdin, 'end');
await server.close();
await run.end();
