import type { DefaultDefinition } from '../../operations/columns/column-definition.js';
import { defaultOf } from './default-of.js';

describe('defaultOf', () => {
  it.each<[string, string, DefaultDefinition]>([
    ["'draft'::text", 'text', { value: 'draft' }],
    ["'it''s'::character varying", 'character varying', { value: "it's" }],
    ["''::text", 'text', { value: '' }],
    ["'5'::text", 'text', { value: '5' }],
    ["'open'::shop.status", 'shop.status', { value: 'open' }],
    ["'{}'::text[]", 'text[]', { value: '{}' }],
    ['true', 'boolean', { value: true }],
    ['false', 'boolean', { value: false }],
    ['5', 'bigint', { value: 5 }],
    ['1.5', 'numeric', { value: 1.5 }],
    ["'-5'::integer", 'integer', { value: -5 }],
    ["'-1.5'::numeric", 'numeric', { value: -1.5 }],
    ["'5000000000'::bigint", 'bigint', { value: 5_000_000_000 }],
    ["'-5000000000'::bigint", 'bigint', { value: -5_000_000_000 }],
    // As a number it would be written as 5, without quotes.
    ["'5'::bigint", 'bigint', { value: '5' }],
    ["'9223372036854775807'::bigint", 'bigint', { value: '9223372036854775807' }],
    ["'NaN'::real", 'real', { value: 'NaN' }],
    ["'-Infinity'::real", 'real', { value: '-Infinity' }],
    // Of another type than its column.
    ["'-5'::integer", 'bigint', { sql: '-5' }],
    ["'-0.5'::numeric", 'double precision', { sql: '-0.5' }],
    ["'x'::text", 'character varying', { sql: "'x'::text" }],
    ['1.50', 'numeric', { sql: '1.50' }],
    ['12345678901234567890.5', 'numeric', { sql: '12345678901234567890.5' }],
    ["'{}'::jsonb", 'jsonb', { sql: "'{}'::jsonb" }],
    ["'[1]'::json", 'json', { sql: "'[1]'::json" }],
    ["('a'::text || 'b'::text)", 'text', { sql: "('a'::text || 'b'::text)" }],
    ["'a'::text || 'b'::text", 'text', { sql: "'a'::text || 'b'::text" }],
    ['now()', 'timestamp with time zone', { sql: 'now()' }],
  ])('makes %s of %s what creates it', (expression, type, expected) => {
    expect(defaultOf(expression, type)).toEqual(expected);
  });
});
