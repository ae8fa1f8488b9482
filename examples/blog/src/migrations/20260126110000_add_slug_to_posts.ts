import { Migration, sql, type Operations } from 'siskin';

export default class AddSlugToPosts extends Migration {
  static readonly revision = 'f2687be1039d';
  static readonly parents = ['5a90d4c7b36e'];

  change(op: Operations) {
    op.addColumn('posts', (t) => t.varchar('slug', 220));

    // Two posts may share a title; the id keeps their slugs apart.
    const words = sql`trim('-' from regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g'))`;
    op.update('posts', { set: { slug: sql`concat_ws('-', nullif(${words}, ''), id)` } });

    op.alterColumn('posts', 'slug', { nullable: false });
    op.addUnique('posts', ['slug']);
  }
}
