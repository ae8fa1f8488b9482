import { isOfType, parseType, typeTexts } from './type-name.js';

it.each([
  ['status', { name: 'status', array: false }],
  ['Status', { name: 'status', array: false }],
  ['status[]', { name: 'status', array: true }],
  ['shop.status[][]', { name: 'shop.status', array: true }],
  ['"Shop"."My ""Kind"""', { name: 'Shop.My "Kind"', array: false }],
  ['"a.b"."c"[]', { name: { schema: 'a.b', name: 'c' }, array: true }],
])('reads the type %s', (text, reference) => {
  expect(parseType(text)).toEqual(reference);
});

it.each(['varchar(20)', 'double precision', 'numeric(10, 2)[]', ''])(
  'takes %j for no type of a user',
  (text) => {
    expect(parseType(text)).toBeUndefined();
  },
);

it('writes names as the server does, and with quotes', () => {
  expect(typeTexts('status')).toEqual(['status', '"status"']);
  expect(typeTexts('Shop.My "Kind"')).toEqual(['"Shop"."My ""Kind"""']);
});

it('tells types of the same name in other schemas apart', () => {
  expect(isOfType('shop.status[]', 'shop.status')).toBe(true);
  expect(isOfType('shop.status', 'status')).toBe(false);
});
