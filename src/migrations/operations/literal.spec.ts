import { quoteLiteral } from './literal.js';

describe('quoteLiteral', () => {
  it.each([
    [null, 'null'],
    [undefined, 'null'],
    [true, 'true'],
    [0, '0'],
    [1.5, '1.5'],
    [-1, "'-1'"],
    [Number.NaN, "'NaN'"],
    [Number.NEGATIVE_INFINITY, "'-Infinity'"],
    [9007199254740993n, '9007199254740993'],
    ['plain', "'plain'"],
    ["O'Brien; drop table users --", "'O''Brien; drop table users --'"],
    ['back\\slash', "E'back\\\\slash'"],
    [new Date('2026-01-02T03:04:05.678Z'), "'2026-01-02T03:04:05.678Z'"],
    [Buffer.from([0, 255]), "E'\\\\x00ff'"],
    [{ a: "it's" }, `'{"a":"it''s"}'`],
    [[], "'{}'"],
    [[Number.NaN, 1n, true], `'{"NaN","1","true"}'`],
    [[1, null, ['a"b', 'c\\d']], `E'{"1",NULL,{"a\\\\"b","c\\\\\\\\d"}}'`],
  ])('%p is %s', (value, literal) => {
    expect(quoteLiteral(value)).toBe(literal);
  });
});
