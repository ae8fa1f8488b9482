import { Migration, type Operations } from 'siskin';

export default class CreateOrders extends Migration {
  change(op: Operations) {
    op.createTable('orders', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('number', 255).notNull().unique();
    });
    op.createTable('lines', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('sku', 255).notNull();
      t.integer('order_id').notNull().references('orders', 'id');
    });
  }
}
