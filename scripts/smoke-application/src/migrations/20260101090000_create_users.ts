import { Migration, type Operations } from 'siskin';

export default class CreateUsers extends Migration {
  change(op: Operations) {
    op.createTable('users', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('name', 120).notNull();
    });
  }
}
