import { sql } from '../sql-text.js';
import type { ColumnDefinition } from './column-definition.js';
import { isWidening, rewritesTable } from './column-work.js';

describe('rewritesTable', () => {
  it.each<[boolean, Omit<ColumnDefinition, 'name'>]>([
    [false, { type: 'integer' }],
    [false, { type: 'integer', default: { value: 5 }, notNull: true }],
    [false, { type: 'timestamptz', default: { sql: 'now()' } }],
    [false, { type: 'timestamptz', default: { sql: 'CURRENT_TIMESTAMP' } }],
    [false, { type: 'text', default: { sql: "'f(x)'::text" } }],
    [false, { type: 'integer', generated: { expression: 'a + 1', virtual: true } }],
    [true, { type: 'uuid', default: { sql: 'gen_random_uuid()' } }],
    [true, { type: 'timestamptz', default: { sql: sql`clock_timestamp()` } }],
    [true, { type: 'integer', default: { sql: 'now() and f (1)' } }],
    [true, { type: 'bigserial' }],
    [true, { type: 'bigint', identity: { kind: 'always' } }],
    [true, { type: 'integer', generated: { expression: 'a + 1' } }],
  ])('is %s for %j', (rewrites, column) => {
    expect(rewritesTable({ name: 'a', ...column })).toBe(rewrites);
  });
});

describe('isWidening', () => {
  it.each<[boolean, string | undefined, string]>([
    [true, 'varchar(50)', 'varchar(100)'],
    [true, 'varchar(50)', 'varchar(50)'],
    [true, 'character varying(50)', 'varchar'],
    [true, 'varchar(50)', 'text'],
    [true, 'numeric(10,2)', 'numeric(12, 2)'],
    [true, 'numeric(10,2)', 'numeric'],
    [false, 'varchar(100)', 'varchar(50)'],
    [false, 'varchar', 'varchar(50)'],
    [false, 'text', 'varchar(100)'],
    [false, 'numeric(12,2)', 'numeric(12,4)'],
    [false, 'numeric', 'numeric(12,4)'],
    [false, 'jsonb', 'text'],
    [false, 'integer', 'bigint'],
    [false, undefined, 'text'],
  ])('is %s from %s to %s', (widening, from, to) => {
    expect(isWidening(from, to)).toBe(widening);
  });
});
