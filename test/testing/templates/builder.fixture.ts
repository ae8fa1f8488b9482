import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { newCloneName, TestServer } from '../../../src/testing/server/index.js';
import { ensureTemplate } from '../../../src/testing/templates/ensure-template.js';
import { query } from '../../embedded/query.js';

export interface BuilderInput {
  url: string;
  run: string;
  fingerprint: string;
  /** `hang` says that it builds, and never ends. */
  does: 'build' | 'hang' | 'fail';
}

export interface BuilderOutcome {
  template?: string;
  clone?: string;
  error?: string;
  code?: string;
  built: boolean;
  /** Of the clone. */
  ms?: number;
}

/** A process that wants a template, and a clone of it. */
const { url, run, fingerprint, does } = JSON.parse(process.argv[2] ?? '') as BuilderInput;
const say = (outcome: BuilderOutcome) => console.log(JSON.stringify(outcome));
let built = false;

async function build(database: string): Promise<void> {
  built = true;
  await query(database, 'create table birds as select 7 as count');
  await query(url, `insert into builds values (${process.pid})`);
  if (does === 'hang') {
    say({ built });
    await query(database, 'select pg_sleep(600)');
  }
  await sleep(300);
  if (does === 'fail') {
    throw new Error('relation "birds" has flown');
  }
}

const server = await TestServer.open(url);
try {
  const template = await ensureTemplate(server, fingerprint, build);
  const began = performance.now();
  const clone = await template.clone(newCloneName(run));
  say({ template: template.name, clone: clone.name, built, ms: performance.now() - began });
} catch (error) {
  const { message, code } = error as Error & { code?: string };
  say({ error: message, built, ...(code && { code }) });
}
await server.close();
process.stdin.resume();
await once(process.stdin, 'end');
