import { Migration, type Operations } from 'siskin';

export default class AddEmailToUsers extends Migration {
  change(op: Operations) {
    op.addColumn('users', (t) => t.varchar('email', 255).notNull().unique());
  }
}
