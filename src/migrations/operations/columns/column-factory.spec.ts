import type { ColumnBuilder } from './column-builder.js';
import { ColumnFactory } from './column-factory.js';

describe('ColumnFactory', () => {
  it.each<[string, (t: ColumnFactory) => ColumnBuilder]>([
    ['smallint', (t) => t.smallint('c')],
    ['integer', (t) => t.integer('c')],
    ['bigint', (t) => t.bigint('c')],
    ['numeric', (t) => t.numeric('c')],
    ['numeric(10)', (t) => t.numeric('c', 10)],
    ['numeric(10, 0)', (t) => t.numeric('c', 10, 0)],
    ['real', (t) => t.real('c')],
    ['double precision', (t) => t.doublePrecision('c')],
    ['boolean', (t) => t.boolean('c')],
    ['text', (t) => t.text('c')],
    ['varchar', (t) => t.varchar('c')],
    ['varchar(20)', (t) => t.varchar('c', 20)],
    ['char(1)', (t) => t.char('c')],
    ['char(3)', (t) => t.char('c', 3)],
    ['uuid', (t) => t.uuid('c')],
    ['date', (t) => t.date('c')],
    ['time', (t) => t.time('c')],
    ['time(0)', (t) => t.time('c', 0)],
    ['timestamp', (t) => t.timestamp('c')],
    ['timestamp(3)', (t) => t.timestamp('c', 3)],
    ['timestamptz', (t) => t.timestamptz('c')],
    ['timestamptz(0)', (t) => t.timestamptz('c', 0)],
    ['interval', (t) => t.interval('c')],
    ['json', (t) => t.json('c')],
    ['jsonb', (t) => t.jsonb('c')],
    ['bytea', (t) => t.bytea('c')],
    ['inet', (t) => t.inet('c')],
    ['tsvector', (t) => t.column('c', 'tsvector')],
  ])('makes a column of type %s', (type, make) => {
    expect(make(new ColumnFactory('t')).build().column).toEqual({ name: 'c', type });
  });
});
