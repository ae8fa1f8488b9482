import { MikroORM, type Options } from '@mikro-orm/postgresql';

import { mikroOrmTable } from './mikro-orm-table.js';

function tableOf(options: Partial<Options>) {
  return mikroOrmTable(
    new MikroORM({ dbName: 'none', entities: [], discovery: { warnWhenNoEntities: false }, ...options }),
  );
}

describe('mikroOrmTable', () => {
  it.each<[string, Partial<Options>, unknown]>([
    ['nothing', {}, 'public.mikro_orm_migrations'],
    ['a table', { migrations: { tableName: 'history' } }, 'public.history'],
    ['a table with its schema', { migrations: { tableName: 'admin.history' } }, 'admin.history'],
    [
      'a schema of the migrations',
      { migrations: { tableName: 'admin.history', schema: 'x' }, schema: 'y' },
      'x.history',
    ],
    ['a schema of everything', { schema: 'y' }, 'y.mikro_orm_migrations'],
  ])('takes what the configuration says: %s', (_what, options, table) => {
    expect(tableOf(options)).toEqual(table);
  });
});
