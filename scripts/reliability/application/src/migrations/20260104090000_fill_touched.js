import { Migration, sql } from 'siskin';

/** Each row is to be touched once, and every fourth takes its time. */
const touch = (by) => ({
  touched: sql`touched + ${by} + case when id % 4 = 0 then 0 * length(pg_sleep(0.0002)::text) else 0 end`,
});

export default class FillTouched extends Migration {
  static revision = 'a00000000004';
  static parents = ['a00000000003'];
  static transaction = false;

  change(op) {
    op.sql(`insert into steps values ('filling')`, { reverse: `insert into steps values ('emptied')` });
    op.backfill('accounts', { set: touch(1), batch: 100, targetMs: 30, reverse: { set: touch(-1) } });
    op.sql(`insert into steps values ('filled')`, { reverse: `insert into steps values ('emptying')` });
  }
}
