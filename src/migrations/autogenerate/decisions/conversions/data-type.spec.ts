import { parseType, scaleOf } from './data-type.js';

describe('parseType', () => {
  it.each([
    ['integer', { name: 'integer', sizes: [], array: false }],
    ['INT4', { name: 'integer', sizes: [], array: false }],
    ['bigserial', { name: 'bigint', sizes: [], array: false }],
    ['varchar(20)', { name: 'varchar', sizes: [20], array: false }],
    ['character  varying (20)', { name: 'varchar', sizes: [20], array: false }],
    ['numeric(10,2)', { name: 'numeric', sizes: [10, 2], array: false }],
    ['decimal(4, -2)[]', { name: 'numeric', sizes: [4, -2], array: true }],
    ['timestamp(3) with time zone', { name: 'timestamptz', sizes: [3], array: false }],
    ['timestamp without time zone[][3]', { name: 'timestamp', sizes: [], array: true }],
    ['interval second(3)', { name: 'interval', sizes: [3], array: false, fields: 'second' }],
    ['interval day to hour', { name: 'interval', sizes: [], array: false, fields: 'day to hour' }],
    ['geometry(Point, 4326)', { name: 'geometry', sizes: [], array: false }],
    ['"Status"[]', { name: 'Status', sizes: [], array: true }],
    ['shop."Order Status"', { name: 'shop.Order Status', sizes: [], array: false }],
    ['shop.status', { name: 'shop.status', sizes: [], array: false }],
  ])('reads %s', (text, type) => {
    expect(parseType(text)).toEqual(type);
  });
});

describe('scaleOf', () => {
  it.each([
    ['numeric', Infinity],
    ['numeric(5)', 0],
    ['numeric(5, 2)', 2],
    ['numeric(5, -2)', -2],
    ['money', 2],
    ['integer', 0],
  ])('of %s is %d', (text, scale) => {
    expect(scaleOf(parseType(text))).toBe(scale);
  });
});
