import { Migration, type Operations } from 'siskin';

export default class CreateTags extends Migration {
  static readonly revision = '3e15f6a0d98c';
  static readonly parents = ['70cb3d8e51a4'];

  change(op: Operations) {
    op.createTable('tags', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('name', 50).notNull().unique();
    });
    op.createTable('post_tags', (t) => {
      // The primary key serves as the index on post_id.
      t.integer('post_id').notNull().references('posts', 'id', { onDelete: 'cascade', index: false });
      t.integer('tag_id').notNull().references('tags', 'id', { onDelete: 'cascade' });
      t.primaryKey(['post_id', 'tag_id']);
    });
  }
}
