import * as fc from 'fast-check';

import { RepeatableCycleError } from '../../errors/repeatable-cycle.error.js';
import { createdObjects } from './created-objects.js';
import { needsOf, orderRepeatables, reaches } from './order-repeatables.js';
import type { Repeatable } from './repeatable.js';

function repeatable(revision: string, statement: string, dependsOn: string[] = []): Repeatable {
  const statements = [statement];
  return { revision, statements, dependsOn, checksum: statement, creates: createdObjects(statements) };
}

function order(...repeatables: Repeatable[]): string[] {
  return orderRepeatables(repeatables, needsOf(repeatables)).map(({ revision }) => revision);
}

describe('the order of repeatable migrations', () => {
  it.each<[string, Repeatable[], string[]]>([
    ['nothing needs anything', [repeatable('b', 'select 1'), repeatable('a', 'select 2')], ['b', 'a']],
    [
      'one names the view of another',
      [repeatable('a', 'create view x as select * from "Y"'), repeatable('b', 'create view "Y" as select 1')],
      ['b', 'a'],
    ],
    ['one declares it', [repeatable('a', 'select 1', ['b']), repeatable('b', 'select 2')], ['b', 'a']],
    [
      'a name is part of another word',
      [repeatable('a', 'create view x as select * from my_y'), repeatable('b', 'create view y as select 1')],
      ['a', 'b'],
    ],
    [
      'a name stands in a comment or a string',
      [
        repeatable('a', "create view x as select 'y' -- not y\n /* y */"),
        repeatable('b', 'create view y as select * from x'),
      ],
      ['a', 'b'],
    ],
    [
      'a name stands in the body of a function',
      [
        repeatable('a', 'create function x() returns int language sql as $f$ select * from y $f$'),
        repeatable('b', 'create view y as select 1'),
      ],
      ['b', 'a'],
    ],
    [
      'two name each other: the one that is read first comes last',
      [repeatable('a', 'create view x as select y()'), repeatable('b', 'create view y as select x()')],
      ['b', 'a'],
    ],
    [
      'two name each other and one declares it',
      [repeatable('a', 'create view x as select y()'), repeatable('b', 'create view y as select x()', ['a'])],
      ['a', 'b'],
    ],
    ['what is needed has no file', [repeatable('a', 'select 1', ['gone'])], ['a']],
  ])('where %s', (_what, repeatables, revisions) => {
    expect(order(...repeatables)).toEqual(revisions);
  });

  it.each<[Repeatable[], string, string]>([
    [[repeatable('a', 'select 1', ['a'])], 'a', 'a'],
    [[repeatable('a', '1', ['b']), repeatable('b', '2', ['c']), repeatable('c', '3', ['a'])], 'a', 'b'],
  ])('refuses a circle', (repeatables, revision, other) => {
    expect(() => order(...repeatables)).toThrow(new RepeatableCycleError(revision, other));
  });

  it('has each once, after all that it needs', () => {
    const statements = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 3 }), { maxLength: 10 });
    fc.assert(
      fc.property(statements, (references) => {
        const all = references.map((used, i) =>
          repeatable(`r${i}`, `create view v${i} as select ${used.map((n) => `v${n}`).join()}`),
        );
        const needs = needsOf(all);
        const revisions = order(...all);
        expect(revisions.toSorted()).toEqual(all.map(({ revision }) => revision).toSorted());
        const early = revisions.flatMap((revision, at) =>
          revisions.slice(at + 1).filter((later) => reaches(needs, revision, later)),
        );
        expect(early).toEqual([]);
      }),
    );
  });
});
