import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startEmbeddedPostgres } from '../../src/database/embedded/index.js';

/** A process that uses a server: prints where it is, then does what the next line on its standard input says. */
const began = performance.now();
const handle = await startEmbeddedPostgres(JSON.parse(process.argv[2] ?? '{}'));
console.log(JSON.stringify({ port: handle.port, ms: performance.now() - began }));

const lines = createInterface({ input: process.stdin });
const [command] = await once(lines, 'line');
if (command === 'stop') {
  await handle.stop();
}
process.stdin.destroy();
