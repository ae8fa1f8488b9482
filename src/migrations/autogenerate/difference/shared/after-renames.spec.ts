import { NO_DECISIONS } from '../../decisions/decisions.js';
import { EMPTY_MODEL } from '../../model/schema-model.js';
import { afterRenames } from './after-renames.js';

const rename = (renames: Record<string, string>) =>
  afterRenames({
    before: {
      ...EMPTY_MODEL,
      enums: [
        { name: 'status', values: ['a', 'b', "it's"] },
        { name: 'shop.Kind', values: ['a'] },
      ],
    },
    after: {
      ...EMPTY_MODEL,
      enums: [
        { name: 'status', values: ['a', 'b', 'c', '"c\\'] },
        { name: 'shop.Kind', values: ['c'] },
      ],
    },
    decisions: { ...NO_DECISIONS, renames: new Map(Object.entries(renames)) },
  });

describe('SQL after values of enums got other names', () => {
  it.each([
    ['nothing', {}, `'a'::status`, `'a'::status`],
    [
      'one value',
      { 'status.a': 'status.c' },
      `x = 'a'::status or 'b'::status`,
      `x = 'c'::status or 'b'::status`,
    ],
    ['quotes', { "status.it's": 'status."c\\' }, `'it''s'::status`, `'"c\\'::status`],
    [
      'one of another type',
      { 'status.a': 'status.c' },
      `'a'::text = 'a'::shop."Kind"`,
      `'a'::text = 'a'::shop."Kind"`,
    ],
    ['a qualified type', { 'shop.Kind.a': 'shop.Kind.c' }, `'a'::shop."Kind"`, `'c'::shop."Kind"`],
    ['values that become others', { 'status.a': 'status.b' }, `'a'::status`, `'a'::status`],
  ])('%s', (_what, renames: Record<string, string>, before, after) => {
    expect(rename(renames)({ query: before })).toEqual({ query: after });
  });
});
