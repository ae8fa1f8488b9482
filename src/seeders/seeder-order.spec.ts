import { orderSeeders } from './seeder-order.js';

interface Named {
  name: string;
  dependencies: Named[];
}

/** Seeders from `name: names of those that it depends on`. */
function seedersOf(graph: Record<string, string>) {
  const all = new Map<string, Named>(Object.keys(graph).map((name) => [name, { name, dependencies: [] }]));
  const pick = (names: string) => names.split('').flatMap((name) => all.get(name) ?? []);
  for (const [name, dependencies] of Object.entries(graph)) {
    all.get(name)?.dependencies.push(...pick(dependencies));
  }
  return pick;
}

describe('orderSeeders', () => {
  it.each([
    ['as requested', { a: '', b: '' }, 'ba', '', 'ba'],
    ['dependencies first', { a: 'b', b: 'c', c: '' }, 'a', '', 'cba'],
    ['each once', { a: 'c', b: 'c', c: '' }, 'abcab', '', 'cab'],
    ['a dependency that is requested later', { a: 'b', b: '' }, 'ab', '', 'ba'],
    ['without dependencies that are done', { a: 'b', b: 'c', c: '' }, 'a', 'b', 'a'],
    ['what is requested though it is done', { a: '' }, 'a', 'a', 'a'],
  ])('%s', (_what, graph, requested, done, expected) => {
    const pick = seedersOf(graph);
    const ordered = orderSeeders(pick(requested), new Set(pick(done)));
    expect(ordered.map(({ name }) => name).join('')).toBe(expected);
  });

  it('names those in a circle, and only them', () => {
    const pick = seedersOf({ a: 'b', b: 'c', c: 'd', d: 'b' });
    expect(() => orderSeeders(pick('a'), new Set())).toThrow(
      expect.objectContaining({ code: 'SISKIN_SEEDER_CYCLE', seeders: ['b', 'c', 'd', 'b'] }),
    );
  });
});
