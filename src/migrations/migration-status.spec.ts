import { describeHistory } from './migration-status.js';
import { historyOf } from '../../test/migrations/history-of.js';

describe('describeHistory', () => {
  it('describes what is applied, pending and without a file, in this order of the history', () => {
    const history = historyOf({ a: [], b: ['a'], c: ['b'] }, { z: 1, a: 1, c: 2 });
    const applied = { appliedAt: new Date(0), durationMs: 5, appliedBy: 'ada@host' };
    expect(describeHistory(history)).toEqual({
      applied: 2,
      pending: 1,
      missing: 1,
      revisions: [
        { revision: 'a', name: 'name of a', state: 'applied', file: '/a.ts', batch: 1, ...applied },
        {
          revision: 'b',
          name: 'name of b',
          state: 'pending',
          file: '/b.ts',
          batch: null,
          appliedAt: null,
          durationMs: null,
          appliedBy: null,
        },
        { revision: 'c', name: 'name of c', state: 'applied', file: '/c.ts', batch: 2, ...applied },
        { revision: 'z', name: 'name of z', state: 'missing', file: null, batch: 1, ...applied },
      ],
    });
  });

  it('describes nothing at all', () => {
    expect(describeHistory(historyOf({}))).toEqual({ revisions: [], applied: 0, pending: 0, missing: 0 });
  });
});
