import { sql } from '../../src/index.js';
import { Lab } from '../fixtures/lab.js';
import type { MigrationSources } from '../fixtures/migration-files.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';
import { stateOf } from './state.js';

const shop: MigrationSources = {
  '1_users': {
    revision: 'users',
    parents: [],
    change(op) {
      op.createTable('users', (t) => {
        t.integer('id').primaryKey();
        t.text('name').notNull();
      });
    },
  },
  '2_index': {
    revision: 'index',
    parents: ['users'],
    transaction: false,
    change(op) {
      op.sql('set search_path to public', { reverse: false });
      op.createIndex('users', ['name'], { concurrently: true });
      op.addColumn('users', (t) => t.integer('age'));
    },
  },
};

describeWithPsql('A script', () => {
  it('does what a run does', async () => {
    await using online = await Lab.open();
    await using offline = await Lab.open();
    await (await online.with(shop)).migrate();
    const service = await offline.with(shop);
    const { sql: text } = await service.script();
    process.stderr.write(text);
    expect(await runPsql(offline.database.url, text)).toMatchObject({ code: 0, stderr: '' });
    expect(await stateOf(offline.database.url)).toEqual(await stateOf(online.database.url));
  });
});
void sql;
