import type { ForeignKey, TableFacts } from './table-facts.js';
import { TableMap } from './table-map.js';

const table = (oid: number, children: number[] = [], holdsRows = true): TableFacts => ({
  oid,
  name: `t${oid}`,
  holdsRows,
  columns: ['id'],
  key: ['id'],
  hasPlainKey: true,
  children,
  forcesRowSecurity: false,
  guards: [],
  sequences: [],
  hasBaseline: false,
});
const foreignKey = (child: number, parent: number): ForeignKey => ({ child, parent });
const oids = (tables: readonly TableFacts[]) => tables.map(({ oid }) => oid).sort((a, b) => a - b);

describe('TableMap', () => {
  const partitioned = [table(1, [2, 3], false), table(2), table(3, [4], false), table(4), table(5)];

  it.each<[written: number[], reached: number[]]>([
    [[1], [2, 4]],
    [[3], [4]],
    [
      [2, 5],
      [2, 5],
    ],
    [[99], []],
    [[], []],
  ])('finds that a write to %j may have reached %j', (written, reached) => {
    expect(oids(new TableMap(partitioned, []).reachedFrom(written))).toEqual(reached);
  });

  it.each<[name: string, keys: ForeignKey[], filled: number[], found: number[]]>([
    ['nobody without foreign keys', [], [5], [2]],
    ['who refers to the table', [foreignKey(5, 2)], [5], [2, 5]],
    ['who refers to the table that it is a partition of', [foreignKey(5, 1)], [5], [2, 5]],
    ['partitions of who refers to it', [foreignKey(3, 2)], [4], [2, 4]],
    ['nobody without rows', [foreignKey(5, 2)], [], [2]],
    [
      'referrers of referrers, in a cycle as well',
      [foreignKey(5, 2), foreignKey(4, 5), foreignKey(2, 4)],
      [2, 4, 5],
      [2, 4, 5],
    ],
  ])('takes along %s', (_name, keys, filled, found) => {
    const map = new TableMap(partitioned, keys);
    expect(oids(map.withReferrers(map.reachedFrom([2]), (oid) => filled.includes(oid)))).toEqual(found);
  });
});
