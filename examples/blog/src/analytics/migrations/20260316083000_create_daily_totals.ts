import { Migration, type Operations } from 'siskin';

export default class CreateDailyTotals extends Migration {
  static readonly revision = 'd27a95f0b46c';
  static readonly parents = ['6c3fd9150e8b'];

  up(op: Operations) {
    op.createTable('daily_totals', (t) => {
      t.date('day').notNull();
      t.varchar('path', 300).notNull();
      t.integer('views').notNull();
      t.primaryKey(['day', 'path']);
    });

    // What was viewed so far counts, too.
    op.sql(`
      insert into daily_totals (day, path, views)
      select (viewed_at at time zone 'UTC')::date, path, count(*) from page_views group by 1, 2
    `);
  }

  down(op: Operations) {
    op.dropTable('daily_totals');
  }
}
