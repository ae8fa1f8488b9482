import { InvalidGraphError } from '../errors/invalid-graph.error.js';
import { UnknownAppliedRevisionError } from '../errors/unknown-applied-revision.error.js';
import { History } from './history.js';
import { historyOf, migrationOf } from '../../test/migrations/history-of.js';

const line = { a: [], b: ['a'], c: ['b'] };

interface HistoryCase {
  graph: Record<string, string[]>;
  ledger: Record<string, number>;
  heads: string[];
  pending: string[];
  missing: string[];
  lastBatch: number;
}

describe('History', () => {
  it.each<HistoryCase>([
    { graph: line, ledger: {}, heads: [], pending: ['a', 'b', 'c'], missing: [], lastBatch: 0 },
    { graph: line, ledger: { a: 1, b: 4 }, heads: ['b'], pending: ['c'], missing: [], lastBatch: 4 },
    { graph: line, ledger: { c: 2 }, heads: ['c'], pending: ['a', 'b'], missing: [], lastBatch: 2 },
    {
      graph: { a: [], x: [] },
      ledger: { x: 1, a: 1 },
      heads: ['a', 'x'],
      pending: [],
      missing: [],
      lastBatch: 1,
    },
  ])('of $ledger', ({ graph, ledger, heads, ...expected }) => {
    const history = historyOf(graph, ledger);
    const { pending, missing, lastBatch } = history;
    expect({ pending, missing, lastBatch }).toEqual(expected);
    expect(history.heads()).toEqual(heads);
  });

  it('has revisions without a file, in the order of the ledger, and then no heads', () => {
    const history = historyOf({ a: [] }, { z: 1, a: 1, y: 2 });
    expect(history.missing).toEqual(['z', 'y']);
    expect(() => history.heads()).toThrow(UnknownAppliedRevisionError);
  });

  it('puts each revision after what it stands on, then by load order', () => {
    expect(historyOf({ c: ['b'], a: [], x: [], b: ['a'] }).order).toEqual(['a', 'x', 'b', 'c']);
  });

  it('refuses what is no history', () => {
    expect(() => new History([migrationOf('a', ['gone']), migrationOf('a', [])], [])).toThrow(
      InvalidGraphError,
    );
  });
});
