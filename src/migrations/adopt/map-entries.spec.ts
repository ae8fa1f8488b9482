import type { LoadedMigration } from '../files/loaded-migration.js';
import { History } from '../history.js';
import type { ForeignEntry } from './ledgers/foreign-ledger.js';
import { mapEntries } from './map-entries.js';

const migration = (id: string, parents: string[], more: Partial<LoadedMigration> = {}): LoadedMigration => ({
  id,
  parents,
  dependsOn: [],
  labels: [],
  name: id,
  file: `/migrations/${id}.ts`,
  create: () => ({ up() {} }),
  ...more,
});

/** a <- b <- c, a <- d, and a repeatable one. */
const history = new History(
  [
    migration('a', []),
    migration('b', ['a'], { name: '2024-b' }),
    migration('c', ['b']),
    migration('d', ['a']),
    migration('views', [], { repeatable: true }),
  ],
  [],
);

const entry = (name: string, aliases: string[] = []): ForeignEntry => ({
  name,
  aliases,
  appliedAt: `when ${name} was`,
  isApplied: true,
});

describe('mapEntries', () => {
  it.each([
    ['nothing', [], [], []],
    ['revisions, in their order', [entry('c'), entry('a')], ['c', 'a'], []],
    ['names of files', [entry('2024-b')], ['b'], []],
    ['what a tool calls otherwise', [entry('B', ['x', 'b'])], ['b'], []],
    ['repeatable ones', [entry('views'), entry('a')], ['a'], []],
    ['what has no file', [entry('a'), entry('e'), entry('A')], ['a'], ['e', 'A']],
  ])('maps %s', (_what, entries, mapped, unknown) => {
    const mapping = mapEntries(history, entries, false);
    expect(mapping.mapped.map(({ migration: { id } }) => id)).toEqual(mapped);
    expect(mapping.unknown).toEqual(unknown);
  });

  it('keeps when they were applied', () => {
    expect(mapEntries(history, [entry('a')], false).mapped).toMatchObject([{ appliedAt: 'when a was' }]);
  });

  it.each([
    [['b'], ['a', 'b']],
    [
      ['d', 'c'],
      ['a', 'b', 'c', 'd'],
    ],
    [[], []],
  ])('takes what heads %j stand on as applied', (heads, mapped) => {
    const mapping = mapEntries(
      history,
      heads.map((head) => entry(head)),
      true,
    );
    expect(mapping.mapped.map(({ migration: { id } }) => id)).toEqual(mapped);
  });
});
