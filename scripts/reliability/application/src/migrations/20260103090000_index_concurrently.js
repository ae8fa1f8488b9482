import { Migration } from 'siskin';

const step = (name) => [
  `insert into steps select '${name}' from pg_sleep(0.08)`,
  { reverse: `insert into steps select 'not ${name}' from pg_sleep(0.08)` },
];

export default class IndexConcurrently extends Migration {
  static revision = 'a00000000003';
  static parents = ['a00000000002'];
  static transaction = false;

  change(op) {
    op.sql(...step('begun'));
    op.createIndex('accounts', ['email'], { name: 'accounts_email', unique: true, concurrently: true });
    op.sql(...step('first index'));
    op.createIndex('orders', ['status', 'account_id'], { name: 'orders_status', concurrently: true });
    op.sql('update accounts set touched = touched + 10 where id <= 100', {
      reverse: 'update accounts set touched = touched - 10 where id <= 100',
    });
    op.sql(...step('second index'));
    op.sql('reindex index concurrently accounts_email', { reverse: false });
    op.dropIndex('orders', ['note'], { name: 'orders_note', concurrently: true });
    op.sql(...step('done'));
  }
}
