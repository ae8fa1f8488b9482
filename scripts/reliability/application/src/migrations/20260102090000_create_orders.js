import { Migration } from 'siskin';

export default class CreateOrders extends Migration {
  static revision = 'a00000000002';
  static parents = ['a00000000001'];

  change(op) {
    op.createEnum('order_status', ['open', 'paid']);
    op.createTable('orders', (t) => {
      t.bigint('id').primaryKey();
      t.bigint('account_id').notNull().references('accounts');
      t.type('status', 'order_status').notNull().default('open');
      t.text('note');
    });
    op.sql(
      `insert into orders select i, i, 'paid', 'note ' || i from generate_series(1, 500) i, pg_sleep(0.25)`,
      {
        reverse: 'select pg_sleep(0.25)',
      },
    );
    op.createIndex('orders', ['note'], { name: 'orders_note' });
    op.sql(`insert into steps values ('orders')`, { reverse: `insert into steps values ('no orders')` });
  }
}
