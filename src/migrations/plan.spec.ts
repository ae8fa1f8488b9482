import { BatchMissingError } from '../errors/batch-missing.error.js';
import { DependentRevisionsError } from '../errors/dependent-revisions.error.js';
import { InterruptedMigrationError } from '../errors/interrupted-migration.error.js';
import { RevisionFileMissingError } from '../errors/revision-file-missing.error.js';
import { UnknownAppliedRevisionError } from '../errors/unknown-applied-revision.error.js';
import { historyOf } from '../../test/migrations/history-of.js';
import { planDown, type RollbackSelection } from './plan-down.js';
import { planUp } from './plan-up.js';

const line = { a: [], b: ['a'], c: ['b'], d: ['c'] };
/** A branch point and a merge. */
const diamond = { a: [], b: ['a'], c: ['a'], m: ['b', 'c'] };

const ids = (steps: readonly { revision: string }[]) => steps.map(({ revision }) => revision);

interface UpCase {
  graph: Record<string, string[]>;
  ledger: Record<string, number>;
  targets: string[];
  steps: string[];
}

describe('planUp', () => {
  it.each<UpCase>([
    { graph: line, ledger: {}, targets: ['heads'], steps: ['a', 'b', 'c', 'd'] },
    { graph: line, ledger: { a: 1, b: 1 }, targets: ['heads'], steps: ['c', 'd'] },
    { graph: line, ledger: { a: 1 }, targets: ['c'], steps: ['b', 'c'] },
    { graph: line, ledger: { a: 1 }, targets: ['+2'], steps: ['b', 'c'] },
    { graph: line, ledger: { a: 1, b: 1, c: 1 }, targets: ['b'], steps: [] },
    { graph: line, ledger: { a: 1, c: 1 }, targets: ['heads'], steps: ['b', 'd'] },
    { graph: line, ledger: { a: 1, c: 1 }, targets: ['+1'], steps: ['b', 'd'] },
    { graph: diamond, ledger: {}, targets: ['heads'], steps: ['a', 'b', 'c', 'm'] },
    { graph: diamond, ledger: { a: 1, c: 1 }, targets: ['m'], steps: ['b', 'm'] },
    { graph: diamond, ledger: {}, targets: ['b', 'c'], steps: ['a', 'b', 'c'] },
    { graph: diamond, ledger: {}, targets: ['c', 'b'], steps: ['a', 'b', 'c'] },
    { graph: {}, ledger: {}, targets: ['heads'], steps: [] },
  ])('goes from $ledger to $targets by $steps', ({ graph, ledger, targets, steps }) => {
    expect(ids(planUp(historyOf(graph, ledger), targets))).toEqual(steps);
  });

  it('makes steps of one batch after the last', () => {
    const history = historyOf(line, { a: 1, b: 7 });
    expect(planUp(history, ['heads'])).toEqual([
      expect.objectContaining({
        direction: 'up',
        revision: 'c',
        name: 'name of c',
        file: '/c.ts',
        batch: 8,
        migration: history.migrations.get('c'),
      }),
      expect.objectContaining({ revision: 'd', batch: 8 }),
    ]);
  });

  it('goes on with what is applied by half, where it was begun: outside a transaction and in its batch', () => {
    const history = historyOf(line, { a: 7 }, { state: 'running', statementsDone: 3 });
    expect(planUp(history, ['b'])).toEqual([
      expect.objectContaining({ revision: 'a', transaction: false, batch: 7, statementsDone: 3 }),
      expect.objectContaining({ revision: 'b', transaction: true, batch: 8, statementsDone: undefined }),
    ]);
    expect(ids(planUp(history, ['+1']))).toEqual(['a']);
  });

  it('refuses while something is reverted by half', () => {
    const history = historyOf(line, { a: 1 }, { state: 'reverting', statementsDone: 2 });
    expect(() => planUp(history, ['heads'])).toThrow(new InterruptedMigrationError('a', 'reverting', 2));
  });

  it('refuses a database that is newer', () => {
    expect(() => planUp(historyOf({ a: [] }, { a: 1, z: 2 }), ['heads'])).toThrow(
      new UnknownAppliedRevisionError(['z']),
    );
  });
});

describe('planDown', () => {
  const all = { a: 1, b: 2, c: 2, d: 3 };

  it.each<{ ledger: Record<string, number>; selection: RollbackSelection; steps: string[] }>([
    { ledger: all, selection: {}, steps: ['d'] },
    { ledger: { a: 1, b: 2, c: 2 }, selection: {}, steps: ['c', 'b'] },
    { ledger: {}, selection: {}, steps: [] },
    { ledger: all, selection: { step: 3 }, steps: ['d', 'c', 'b'] },
    { ledger: all, selection: { step: 99 }, steps: ['d', 'c', 'b', 'a'] },
    { ledger: all, selection: { batch: 3 }, steps: ['d'] },
    { ledger: all, selection: { target: 'b' }, steps: ['d', 'c'] },
    { ledger: all, selection: { target: '-1' }, steps: ['d'] },
    { ledger: all, selection: { target: 'base' }, steps: ['d', 'c', 'b', 'a'] },
    // What is pending below an applied revision is not there to be reverted.
    { ledger: { a: 1, c: 1 }, selection: { target: 'base' }, steps: ['c', 'a'] },
    // The order is that of the history, not that of applying.
    { ledger: { a: 1, c: 1, b: 2 }, selection: { target: 'a' }, steps: ['c', 'b'] },
  ])('goes down from $ledger by $selection: $steps', ({ ledger, selection, steps }) => {
    expect(ids(planDown(historyOf(line, ledger), selection))).toEqual(steps);
  });

  it('mirrors the order of applying, whatever the branches', () => {
    const history = historyOf(diamond, { a: 1, b: 1, c: 1, m: 1 });
    expect(ids(planDown(history, {}))).toEqual(['m', 'c', 'b', 'a']);
    expect(ids(planDown(history, { target: '-1' }))).toEqual(['m']);
  });

  it('reverts by the migration, or by the script of the ledger first where the file is gone', () => {
    const history = historyOf({ a: [] }, { a: 1, y: 1, z: 1 });
    expect(planDown(history, {})).toEqual([
      { direction: 'down', revision: 'z', name: 'name of z', transaction: true, source: 'revert z;' },
      { direction: 'down', revision: 'y', name: 'name of y', transaction: true, source: 'revert y;' },
      {
        direction: 'down',
        revision: 'a',
        name: 'name of a',
        file: '/a.ts',
        transaction: true,
        lockTimeout: undefined,
        statementTimeout: undefined,
        source: history.migrations.get('a'),
      },
    ]);
  });

  it('goes on with what is reverted by half, and with nothing else before', () => {
    const history = historyOf({ a: [], x: [] }, { a: 1, x: 2 }, { state: 'reverting', statementsDone: 2 });
    const selection = { step: 2 };
    expect(planDown(history, selection)).toEqual([
      expect.objectContaining({ revision: 'x', transaction: false, statementsDone: 2 }),
      expect.objectContaining({ revision: 'a', transaction: false, statementsDone: 2 }),
    ]);
    expect(() => planDown(history, { batch: 2 })).toThrow(new InterruptedMigrationError('a', 'reverting', 2));
  });

  it('refuses while something is applied by half', () => {
    const history = historyOf(line, { a: 1 }, { state: 'running', statementsDone: 1 });
    expect(() => planDown(history, {})).toThrow(new InterruptedMigrationError('a', 'running', 1));
  });

  it('runs a script outside a transaction that says so', () => {
    const script = '-- transaction: false\nvacuum;';
    const history = historyOf({}, { z: 1 }, { revertScript: script });
    expect(planDown(history, {})).toEqual([
      expect.objectContaining({ revision: 'z', transaction: false, source: script }),
    ]);
  });

  it.each<{ what: string; selection: RollbackSelection; error: Error }>([
    { what: 'an unknown batch', selection: { batch: 9 }, error: new BatchMissingError(9, 3) },
    {
      what: 'a batch that others are built on',
      selection: { batch: 1 },
      error: new DependentRevisionsError('a', ['b', 'c', 'd']),
    },
  ])('refuses $what', ({ selection, error }) => {
    expect(() => planDown(historyOf(line, all), selection)).toThrow(error);
  });

  it('refuses a revision that has neither file nor script', () => {
    const history = historyOf({ a: [] }, { a: 1, z: 2 }, { revertScript: null });
    expect(() => planDown(history, {})).toThrow(new RevisionFileMissingError('z', 'name of z'));
    expect(ids(planDown(history, { batch: 1 }))).toEqual(['a']);
  });
});
