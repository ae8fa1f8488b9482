import { CallMap, nthPlace } from './call-map.js';
import { MappedCalls, OwnCalls } from './call-walks.js';

const BASES: Record<string, number> = { name: 1000, email: 2000 };
const map = () =>
  new CallMap(
    'User',
    [
      { path: 'person.firstName', attribute: 'name' },
      { path: 'person.lastName', attribute: 'name' },
      { path: 'person.firstName', attribute: 'email' },
      { path: 'number.int', attribute: undefined },
    ],
    (attribute) => BASES[attribute] ?? 0,
  );
const [NAME, SECOND, EMAIL] = [nthPlace(1000, 0), nthPlace(1000, 1), nthPlace(2000, 0)];

/** The places of calls, each of them over before the next one. */
function placesOf(paths: readonly string[], walk = new MappedCalls(map())) {
  return paths.map((path) => {
    const place = walk.enter(path);
    walk.leave();
    return place;
  });
}

describe('MappedCalls', () => {
  it('gives each call the place of its attribute', () => {
    const places = placesOf(['person.firstName', 'person.lastName', 'person.firstName']);
    expect(places).toEqual([NAME, SECOND, EMAIL]);
  });

  it.each([
    [
      ['person.lastName', 'person.firstName', 'person.firstName'],
      [SECOND, NAME, EMAIL],
    ],
    [
      ['person.firstName', 'person.firstName', 'person.lastName'],
      [NAME, EMAIL, SECOND],
    ],
  ])('does so where they come in another order: %j', (paths, expected) => {
    expect(placesOf(paths)).toEqual(expected);
  });

  it('keeps the places where others come between that only some entities have', () => {
    const [first, other, last, third] = placesOf([
      'person.firstName',
      'location.city',
      'person.lastName',
      'person.firstName',
    ]);
    expect([first, last, third]).toEqual([NAME, SECOND, EMAIL]);
    expect(placesOf(['location.city', 'location.city'])).toEqual([other, expect.any(Number)]);
  });

  it('gives what is for no attribute, or comes once more, places of its own', () => {
    const places = placesOf([
      ...Array.from({ length: 4 }, () => 'person.firstName'),
      ...Array.from({ length: 3 }, () => 'number.int'),
    ]);
    expect(new Set(places).size).toBe(7);
    expect(placesOf(['number.int', 'number.int', 'number.int'])).toEqual(places.slice(4));
  });

  it('lets calls within another one move none', () => {
    const walk = new MappedCalls(map());
    const outer = walk.enter('person.firstName');
    const inner = [1, 2, 3].map(() => {
      const place = walk.enter('person.firstName');
      walk.leave();
      return place;
    });
    walk.leave();
    expect(outer).toBe(NAME);
    expect(placesOf(['person.lastName', 'person.firstName'], walk)).toEqual([SECOND, EMAIL]);
    expect(new Set([outer, ...inner, SECOND, EMAIL]).size).toBe(6);
    expect(walk.isInOrder).toBe(true);
  });
});

describe('OwnCalls', () => {
  it('gives places by their number alone', () => {
    const walk = new OwnCalls(1000);
    expect([walk.enter('a.b'), (walk.leave(), walk.enter('c.d'))]).toEqual([NAME, SECOND]);
  });
});
