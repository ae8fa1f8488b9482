import { Migration, type Operations } from 'siskin';

export default class AddIsVerifiedToUsers extends Migration {
  static readonly revision = '8f31c09e6d5a';
  static readonly parents = ['a4d7820c5bf9'];

  change(op: Operations) {
    op.addColumn('users', (t) => t.boolean('is_verified').notNull().default(false));
    op.update('users', { set: { is_verified: true }, where: { role: 'admin' } });
  }
}
