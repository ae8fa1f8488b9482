import { Migration, type Operations } from 'siskin';

export default class AddUserAgentToPageViews extends Migration {
  static readonly revision = '6c3fd9150e8b';
  static readonly parents = ['b81e40c7a2d5'];

  change(op: Operations) {
    op.addColumn('page_views', (t) => t.text('user_agent'));
  }
}
