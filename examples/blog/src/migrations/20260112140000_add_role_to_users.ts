import { Migration, sql, type Operations } from 'siskin';

export default class AddRoleToUsers extends Migration {
  static readonly revision = 'e07c2f954a1b';
  static readonly parents = ['19d6ab42e8f5'];

  change(op: Operations) {
    op.addColumn('users', (t) => t.text('role'));

    const isAuthor = sql`exists (select from posts where author_id = users.id)`;
    op.update('users', { set: { role: sql`case when ${isAuthor} then 'author' else 'reader' end` } });

    op.alterColumn('users', 'role', { nullable: false, default: 'reader' }, { from: { default: null } });
    op.addCheck('users', 'users_role_check', "role in ('reader', 'author', 'admin')");
  }
}
