import { setTimeout as sleep } from 'node:timers/promises';

import type { Lab } from '../fixtures/lab.js';

const NAMES = `select datname as name from pg_database where datname like 'siskin_scratch_%'`;

/** Other specs have theirs on the same server; what nobody drops stays. */
export async function expectNoScratch(lab: Lab): Promise<void> {
  const names = async () => (await lab.query(NAMES)).map(({ name }) => String(name));
  const found = new Set(await names());
  let left = [...found];
  for (let tries = 0; left.length > 0 && tries < 300; tries++) {
    await sleep(100);
    left = (await names()).filter((name) => found.has(name));
  }
  expect(left).toEqual([]);
}
