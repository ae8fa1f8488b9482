import { Migration, type Operations } from 'siskin';

export default class CreatePosts extends Migration {
  static readonly revision = '19d6ab42e8f5';
  static readonly parents = ['c83e5d1f70b2'];

  change(op: Operations) {
    op.createTable('posts', (t) => {
      t.integer('id').identity().primaryKey();
      t.integer('author_id').notNull().references('users', 'id', { onDelete: 'cascade' });
      t.integer('category_id').notNull().references('categories', 'id', { onDelete: 'restrict' });
      t.varchar('title', 200).notNull();
      t.text('body').notNull();
      t.timestamptz('created_at').notNull().defaultSql('now()').index();
    });
  }
}
