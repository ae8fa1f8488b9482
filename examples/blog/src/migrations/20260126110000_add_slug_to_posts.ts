import { Migration, type Operations } from 'siskin';

export default class AddSlugToPosts extends Migration {
  static readonly revision = 'f2687be1039d';
  static readonly parents = ['5a90d4c7b36e'];

  up(op: Operations) {
    op.addColumn('posts', (t) => t.varchar('slug', 220));

    // Two posts may share a title; the id keeps their slugs apart.
    op.sql(`
      update posts
      set slug = concat_ws('-', nullif(trim('-' from regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g')), ''), id)
    `);

    op.alterColumn('posts', 'slug', { nullable: false });
    op.addUnique('posts', ['slug']);
  }

  down(op: Operations) {
    op.dropColumn('posts', 'slug');
  }
}
