import { byName } from './by-name.js';

describe('byName', () => {
  it('sorts by schema and name, as no locale does, and whatever the order was', () => {
    const names = ['B', 'a', 'a.b', { name: 'a.b' }, { schema: 'a', name: 'x.y' }, 'é'];
    const facts = names.map((name) => ({ name }));
    const sorted = facts.toSorted(byName);
    expect(sorted.map(({ name }) => name)).toEqual(names.with(2, 'a.b'));
    expect(facts.toReversed().toSorted(byName)).toEqual(sorted);
  });
});
