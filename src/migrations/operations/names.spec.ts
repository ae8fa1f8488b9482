import { MikroORM } from '@mikro-orm/postgresql';

import { defaultName, type NamedObject } from './names.js';

const platform = new MikroORM({
  entities: [],
  dbName: 'never_connected',
  discovery: { warnWhenNoEntities: false },
}).em.getPlatform();

const types: NamedObject[] = ['primary', 'unique', 'foreign', 'index', 'check'];

const tables: [what: string, table: string, columns: string[]][] = [
  ['a column', 'users', ['email']],
  ['several columns', 'users', ['last_name', 'first_name']],
  ['a schema', 'shop.order_items', ['order_id']],
  ['upper case', 'Users', ['eMail']],
  ['quotes and spaces', 'the "users"', ['full name', "it's"]],
  ['unicode', 'naïve_🐦', ['größe']],
  ['dots in columns', 'users', ['address.city', 'a.b.c']],
  ['a table of 58', 't'.repeat(58), ['id']],
  ['a table of 59', 't'.repeat(59), ['id']],
  ['a table of 63', 't'.repeat(63), ['id']],
  ['63 with the index', 't'.repeat(54), ['id']],
  ['64 with the index', 't'.repeat(55), ['id']],
  ['many columns', 'users', Array.from({ length: 12 }, (_, i) => `column_${i}`)],
  ['a long name in a schema', `shop.${'t'.repeat(62)}`, ['identity', 'other']],
];

describe('defaultName', () => {
  const cases = tables.flatMap(([what, table, columns]) =>
    types.map((type) => ({ what: `${what}, ${type}`, table, columns, type })),
  );

  it.each(cases)('is the one of MikroORM for $what', ({ table, columns, type }) => {
    expect(defaultName(table, columns, type)).toBe(platform.getIndexName(table, columns, type));
  });

  it.each<[NamedObject, string]>([
    ['primary', 'users_pkey'],
    ['unique', 'users_a_b_unique'],
    ['foreign', 'users_a_b_foreign'],
    ['index', 'users_a_b_index'],
    ['check', 'users_a_b_check'],
  ])('of a %s is %s', (type, name) => {
    expect(defaultName('shop.users', ['a', 'b'], type)).toBe(name);
  });

  it.each([
    ['ASCII', 't'.repeat(63)],
    ['two-byte characters', 'ü'.repeat(31)],
    ['three-byte characters', '日'.repeat(21)],
    ['characters of two UTF-16 units', '🐦'.repeat(15)],
    ['characters that straddle the limit', `t${'🐦'.repeat(15)}`],
  ])("fits into PostgreSQL's 63 bytes and stays unique with a long name of %s", (_what, table) => {
    const names = types.flatMap((type) => ['a', 'b'].map((last) => defaultName(table, [last], type)));
    const distinct = new Set([table, ...names]);

    expect(names.filter((name) => Buffer.byteLength(name) > 63 || !name.isWellFormed())).toEqual([]);
    // The name of a primary key does not depend on its columns.
    expect(distinct.size).toBe(names.length);
  });
});
