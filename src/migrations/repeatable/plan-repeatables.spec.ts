import { createdObjects } from './created-objects.js';
import { planRepeatables } from './plan-repeatables.js';
import type { Repeatable, RepeatableEntry } from './repeatable.js';

/** `c` is made of `b`, which is made of `a`; `d` stands alone. */
const VIEWS = {
  a: 'create view a as select 1',
  b: 'create view b as select * from a',
  c: 'create view c as select * from b',
  d: 'create view d as select 2',
};

function repeatables(changed: readonly string[] = []): Repeatable[] {
  return Object.entries(VIEWS).map(([revision, statement]) => ({
    revision,
    statements: [statement],
    dependsOn: [],
    checksum: changed.includes(revision) ? 'changed' : 'same',
    creates: createdObjects([statement]),
  }));
}

function entries(scripts: Record<string, string | null>): Map<string, RepeatableEntry> {
  return new Map(
    Object.entries(scripts).map(([revision, revertScript]) => [
      revision,
      { revision, checksum: 'same', revertScript },
    ]),
  );
}

const all = entries({ a: 'drop a', b: 'drop b', c: 'drop c', d: 'drop d' });
const replaced = entries({ a: null, b: null, c: null, d: null });

describe('planRepeatables', () => {
  it.each<[string, string[], Map<string, RepeatableEntry>, string[], string[], string[]]>([
    ['nothing has run yet', [], new Map(), [], [], ['a', 'b', 'c', 'd']],
    ['nothing has changed', [], all, [], [], []],
    ['one has changed that others need', ['a'], all, [], ['drop c', 'drop b', 'drop a'], ['a', 'b', 'c']],
    ['one has changed that none needs', ['c'], all, [], ['drop c'], ['c']],
    ['one has changed that replaces itself', ['a'], replaced, [], [], ['a']],
    ['one is gone', [], all, ['b'], ['drop c', 'drop b'], ['b', 'c']],
    ['one is gone that replaces itself', [], replaced, ['b'], [], ['b']],
    ['one is new', [], entries({ a: 'drop a', c: 'drop c', d: 'drop d' }), [], [], ['b']],
    ['two that stand apart have changed', ['c', 'd'], all, [], ['drop d', 'drop c'], ['c', 'd']],
    ['there is nothing to undo', ['a'], entries({ a: '', b: '', c: '', d: '' }), [], [], ['a']],
  ])('where %s', (_what, changed, known, gone, undo, run) => {
    const plan = planRepeatables(repeatables(changed), known, new Set(gone));
    expect(plan.undo.map(({ script }) => script)).toEqual(undo);
    expect(plan.run.map(({ revision }) => revision)).toEqual(run);
  });
});
