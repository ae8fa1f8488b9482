import { shareOf, type Counts } from './share.js';

const counts: Counts = {
  phase: '',
  lockersDone: 1,
  lockersTotal: 4,
  blocksDone: 30,
  blocksTotal: 40,
  tuplesDone: 9,
  tuplesTotal: 10,
};

describe('shareOf', () => {
  it.each([
    ['waiting for writers before build', 0.25],
    ['waiting for old snapshots', 0.25],
    ['building index', 0.75],
    ['building index: scanning table', 0.75],
    ['building index: loading tuples in tree', 0.9],
    ['building index: sorting live tuples', undefined],
    ['index validation: scanning index', 0.75],
    ['index validation: sorting tuples', undefined],
    ['index validation: scanning table', 0.75],
    ['seq scanning heap', 0.75],
    ['writing new heap', undefined],
    ['vacuuming heap', 0.75],
    ['vacuuming indexes', undefined],
    ['acquiring sample rows', 0.75],
    ['initializing', undefined],
  ])('of the phase %s', (phase, share) => {
    expect(shareOf({ ...counts, phase }).share).toBe(share);
  });

  it.each([
    ['nothing is known of', 5, 0, undefined],
    ['that has grown meanwhile', 50, 40, 1],
    ['at its start', 0, 40, 0],
  ])('of a total %s', (_what, blocksDone, blocksTotal, share) => {
    expect(shareOf({ ...counts, phase: 'building index', blocksDone, blocksTotal }).share).toBe(share);
  });
});
