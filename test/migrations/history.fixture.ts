import type { MigrationSource } from '../fixtures/migration-files.js';

/** Three migrations in a line, the last with `up` and `down`. */
export const users: MigrationSource = {
  revision: 'users',
  parents: [],
  change(op) {
    op.createTable('users', (t) => {
      t.integer('id').primaryKey();
      t.text('name').notNull();
    });
  },
};

export const posts: MigrationSource = {
  revision: 'posts',
  parents: ['users'],
  change(op) {
    op.createTable('posts', (t) => {
      t.integer('id').primaryKey();
      t.integer('author').references('users');
    });
  },
};

export const tags: MigrationSource = {
  revision: 'tags',
  parents: ['posts'],
  up(op) {
    op.createTable('tags', (t) => void t.text('label').primaryKey());
    op.bulkInsert('tags', [{ label: 'new' }, { label: 'old' }]);
  },
  down(op) {
    op.dropTable('tags');
  },
};

export const history = { '1_users': users, '2_posts': posts, '3_tags': tags };
