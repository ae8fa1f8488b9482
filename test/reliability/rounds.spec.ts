import { join } from 'node:path';

import { jest } from '@jest/globals';

import { HOME, Lanes } from '../../scripts/reliability/lanes.js';
import { runRounds, type Kind } from '../../scripts/reliability/run-rounds.js';

// A round of sixteen processes alone takes some ten seconds on two cores.
jest.setTimeout(1_800_000);

/** The rounds of `npm run reliability`, a few of them; the seed, which repeats their moments, is shown where one fails. */
describe('nothing is lost, and nothing done twice', () => {
  let lanes: Lanes;
  beforeAll(async () => void (lanes = await Lanes.open(2, join(HOME, 'tests'))));
  afterAll(() => lanes[Symbol.asyncDispose]());

  it.each<[Kind, number, string]>([
    ['concurrent', 3, '16 processes that start at once on an empty database'],
    ['kill', 10, 'processes that are killed at moments of chance'],
    ['restart', 2, 'a server that is stopped at once and started again'],
    ['terminate', 5, 'connections that are cut'],
  ])('%s, %i rounds: %s', async (kind, count) => {
    const seed = Date.now() % 1_000_000;
    const rounds = Array.from({ length: count }, (_, round) => round);
    const atOnce = kind === 'concurrent' ? lanes.all.slice(0, 1) : lanes.all;
    const totals = await runRounds({ kind, rounds, seed, lanes: atOnce });
    expect(totals).toMatchObject({ kind, seed, rounds: count, lost: 0, doubled: 0, failed: 0, kept: [] });
    expect(totals.faults).toBeGreaterThanOrEqual(kind === 'concurrent' ? 0 : count);
  });
});
