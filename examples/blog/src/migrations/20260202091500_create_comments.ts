import { Migration, type Operations } from 'siskin';

export default class CreateComments extends Migration {
  static readonly revision = '70cb3d8e51a4';
  static readonly parents = ['f2687be1039d'];

  change(op: Operations) {
    op.createTable('comments', (t) => {
      t.integer('id').identity().primaryKey();
      t.integer('post_id').notNull().references('posts', 'id', { onDelete: 'cascade' });
      t.integer('author_id').notNull().references('users', 'id', { onDelete: 'cascade' });
      t.text('body').notNull();
      t.timestamptz('created_at').notNull().defaultSql('now()');
    });
  }
}
