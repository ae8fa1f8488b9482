import { Migration, type Operations } from 'siskin';

export default class AddSoftDeletes extends Migration {
  static readonly revision = 'a4d7820c5bf9';
  static readonly parents = ['3e15f6a0d98c'];

  change(op: Operations) {
    for (const table of ['posts', 'comments']) {
      op.addColumn(table, (t) => t.timestamptz('deleted_at'));
      // Few rows are ever deleted: a partial index finds them and costs the others nothing.
      op.createIndex(table, ['deleted_at'], { where: 'deleted_at is not null' });
    }
  }
}
