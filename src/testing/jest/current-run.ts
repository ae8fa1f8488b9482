import type { TestRun } from '../server/test-run.js';

/** Jest may load setup and teardown as different copies of this module. */
const CURRENT = Symbol.for('siskin.testing.run');

interface Place {
  [CURRENT]?: TestRun | undefined;
}

const place: typeof globalThis & Place = globalThis;

/** Remembers the run for {@link takeRun}. */
export function placeRun(run: TestRun): void {
  place[CURRENT] = run;
}

/** The run that was placed, once. */
export function takeRun(): TestRun | undefined {
  const run = place[CURRENT];
  place[CURRENT] = undefined;
  return run;
}
