import { Migration } from 'siskin';

/** `steps` has no key, and stays: each statement that leaves a row there tells how often it took effect. */
export default class CreateAccounts extends Migration {
  static revision = 'a00000000001';
  static parents = [];

  change(op) {
    op.sql('create table if not exists steps (step text not null)', { reverse: false });
    op.createTable('accounts', (t) => {
      t.bigint('id').primaryKey();
      t.text('email').notNull();
      t.integer('touched').notNull().default(0);
    });
    op.sql(`insert into steps select 'accounts' from pg_sleep(0.25)`, {
      reverse: `insert into steps select 'no accounts' from pg_sleep(0.25)`,
    });
    op.sql(`insert into accounts select i, 'a' || i || '@example.org' from generate_series(1, 2000) i`, {
      reverse: false,
    });
  }
}
