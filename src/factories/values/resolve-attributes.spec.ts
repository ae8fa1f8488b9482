import * as fc from 'fast-check';

import { resolveAttributes, type ComputedAttribute } from './resolve-attributes.js';

const resolve = (attributes: Record<string, unknown>) =>
  resolveAttributes('UserFactory', attributes, (_name, attribute, others) => attribute(others)).values;

/** Texts are to be replaced before they are read. */
const resolveInTurns = (attributes: Record<string, unknown>) =>
  resolveAttributes(
    'UserFactory',
    attributes,
    (_name, attribute, others) => attribute(others),
    (_name, value) => typeof value === 'string',
  );

describe('resolveAttributes', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['leaves values alone', { a: 1, b: null, c: undefined }, { a: 1, b: null, c: undefined }],
    ['computes from what stands before', { a: 1, b: adding('a') }, { a: 1, b: 2 }],
    ['computes from what stands behind', { a: adding('b'), b: adding('c'), c: 1 }, { a: 3, b: 2, c: 1 }],
    ['gives nothing for what is not there', { a: (others: Bag) => others['b'] }, { a: undefined }],
    ['takes classes for values', { a: Date }, { a: Date }],
  ])('%s', (_what, attributes, expected) => {
    expect(resolve(attributes)).toEqual(expected);
    expect(Object.keys(resolve(attributes))).toEqual(Object.keys(attributes));
  });

  it('computes each once', () => {
    let calls = 0;
    resolve({ a: adding('c'), b: adding('c'), c: () => ++calls });
    expect(calls).toBe(1);
  });

  it('names those that need each other, and only them', () => {
    expect(() => resolve({ a: adding('b'), b: adding('c'), c: adding('b') })).toThrow(
      expect.objectContaining({
        code: 'SISKIN_ATTRIBUTE_CYCLE',
        attributes: ['b', 'c', 'b'],
        message:
          'Attributes of UserFactory need each other: b -> c -> b.\n' +
          'Give one of them a value that does not depend on the others.',
      }),
    );
  });

  it('is the same whatever the order', () => {
    const chain = Array.from({ length: 6 }, (_, i): [string, unknown] => [
      `${i}`,
      i === 0 ? 1 : adding(`${i - 1}`),
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: 6 }), (attributes) => {
        expect(resolve(Object.fromEntries(attributes))).toEqual({ 0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6 });
      }),
    );
  });
});

describe('what is to be settled first', () => {
  it('makes those wait that read it, and no others', () => {
    let calls = 0;
    const attributes = { a: adding('b'), b: () => 'text', c: adding('a'), d: () => ++calls };
    const first = resolveInTurns({ ...attributes });
    expect(first).toEqual({
      values: { a: attributes.a, b: 'text', c: attributes.c, d: attributes.d },
      isWhole: false,
    });
    const second = resolveInTurns({ ...first.values, b: 1 });
    expect(second).toEqual({ values: { a: 2, b: 1, c: 3, d: 1 }, isWhole: true });
    expect(Object.keys(second.values)).toEqual(['a', 'b', 'c', 'd']);
    expect(calls).toBe(1);
  });

  it('is settled already where nobody reads it', () => {
    expect(resolveInTurns({ a: () => 'text', b: () => 1 })).toEqual({
      values: { a: 'text', b: 1 },
      isWhole: true,
    });
  });

  it('is waited for by a function that would go on without it, too', () => {
    expect(resolveInTurns({ a: attempt, b: () => 'text' })).toEqual({
      values: { a: attempt, b: 'text' },
      isWhole: false,
    });
    expect(resolveInTurns({ a: attempt, b: 1 }).values).toEqual({ a: 1, b: 1 });
  });

  it('lets other errors through', () => {
    expect(() => resolveInTurns({ a: failing, b: () => 'text' })).toThrow(
      new RangeError('of the application'),
    );
  });
});

const attempt = (others: Bag) => {
  try {
    return others['b'];
  } catch {
    return 'nothing';
  }
};

const failing = () => {
  throw new RangeError('of the application');
};

type Bag = Readonly<Record<string, unknown>>;

/** One more than another attribute. */
function adding(name: string): ComputedAttribute {
  return (attributes) => Number(attributes[name]) + 1;
}
