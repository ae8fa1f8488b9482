import { describeHistory } from './migration-status.js';
import { historyOf } from '../../test/migrations/history-of.js';

const nothing = { due: { undo: [], run: [] }, changed: [], environment: null };

describe('describeHistory', () => {
  it('describes what is applied, pending and without a file, in this order of the history', () => {
    const history = historyOf({ a: [], b: ['a'], c: ['b'] }, { z: 1, a: 1, c: 2 });
    const applied = { appliedAt: new Date(0), durationMs: 5, appliedBy: 'ada@host', statementsDone: 1 };
    expect(describeHistory(history, nothing)).toEqual({
      environment: null,
      applied: 2,
      changed: 0,
      deleted: 0,
      skipped: 0,
      pending: 1,
      running: 0,
      reverting: 0,
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
          statementsDone: null,
        },
        { revision: 'c', name: 'name of c', state: 'applied', file: '/c.ts', batch: 2, ...applied },
        { revision: 'z', name: 'name of z', state: 'missing', file: null, batch: 1, ...applied },
      ],
      repeatables: [],
    });
  });

  it('describes nothing at all', () => {
    const counts = {
      applied: 0,
      changed: 0,
      skipped: 0,
      pending: 0,
      running: 0,
      reverting: 0,
      missing: 0,
      deleted: 0,
    };
    expect(describeHistory(historyOf({}), nothing)).toEqual({
      environment: null,
      revisions: [],
      repeatables: [],
      ...counts,
    });
  });

  it.each(['running', 'reverting'] as const)('counts what is %s by half', (state) => {
    const history = historyOf({ a: [] }, { a: 1, z: 1 }, { state, statementsDone: 3 });
    expect(describeHistory(history, nothing)).toMatchObject({
      [state]: 1,
      applied: 0,
      missing: 1,
      revisions: [
        { revision: 'a', state, statementsDone: 3 },
        { revision: 'z', state: 'missing' },
      ],
    });
  });
});
