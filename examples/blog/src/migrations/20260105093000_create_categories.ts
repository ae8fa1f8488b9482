import { Migration, type Operations } from 'siskin';

export default class CreateCategories extends Migration {
  static readonly revision = 'c83e5d1f70b2';
  static readonly parents = ['4b1f0a9c6d27'];

  change(op: Operations) {
    op.createTable('categories', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('name', 80).notNull();
      t.varchar('slug', 80).notNull().unique();
    });
    op.bulkInsert('categories', [
      { name: 'Engineering', slug: 'engineering' },
      { name: 'Product', slug: 'product' },
      { name: 'Design', slug: 'design' },
      { name: 'Company', slug: 'company' },
      { name: 'Field notes', slug: 'field-notes' },
    ]);
  }
}
