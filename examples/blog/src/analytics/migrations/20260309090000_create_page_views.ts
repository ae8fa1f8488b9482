import { Migration, type Operations } from 'siskin';

export default class CreatePageViews extends Migration {
  static readonly revision = 'b81e40c7a2d5';
  static readonly parents = [];

  change(op: Operations) {
    op.createTable('page_views', (t) => {
      t.bigint('id').identity().primaryKey();
      t.varchar('path', 300).notNull();
      t.timestamptz('viewed_at').notNull().defaultSql('now()');
    });
    op.createIndex('page_views', ['viewed_at']);
  }
}
