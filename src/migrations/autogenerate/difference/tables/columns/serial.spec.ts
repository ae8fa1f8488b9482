import { plainColumn, sequenceName } from './serial.js';

it('names a sequence as PostgreSQL does', () => {
  expect(sequenceName('shop.items', 'id')).toBe('shop.items_id_seq');
  expect(sequenceName('t'.repeat(60), 'column')).toBe(`${'t'.repeat(52)}_column_seq`);
  expect(sequenceName('t'.repeat(60), 'c'.repeat(60))).toBe(`${'t'.repeat(29)}_${'c'.repeat(29)}_seq`);
});

it('tells a serial column as an integer that draws from its sequence', () => {
  expect(plainColumn('shop.Items', { name: 'id', type: 'bigserial', comment: 'x' })).toEqual({
    name: 'id',
    type: 'bigint',
    notNull: true,
    default: { sql: `nextval('"shop"."Items_id_seq"'::regclass)` },
    comment: 'x',
  });
});
