import { Migration, type Operations } from 'siskin';

export default class CreateUsers extends Migration {
  static readonly revision = '4b1f0a9c6d27';
  static readonly parents = [];

  change(op: Operations) {
    op.createTable('users', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('name', 120).notNull();
      t.varchar('email', 255).notNull().unique();
      t.timestamptz('created_at').notNull().defaultSql('now()');
    });
  }
}
