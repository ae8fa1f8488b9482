import { Migration, type Operations } from 'siskin';

export default class RenameNameToFullName extends Migration {
  static readonly revision = '5a90d4c7b36e';
  static readonly parents = ['e07c2f954a1b'];

  change(op: Operations) {
    op.renameColumn('users', 'name', 'full_name');
  }
}
