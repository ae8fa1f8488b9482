import { MikroORM } from '@mikro-orm/postgresql';

import { InvalidObjectNameError } from '../../errors/invalid-object-name.error.js';
import {
  besideName,
  defaultName,
  isSameName,
  showName,
  splitName,
  type NamedObject,
  type ObjectName,
} from './names.js';

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

describe('splitName, showName and besideName', () => {
  it.each<[ObjectName, { schema?: string; name: string }, string, ObjectName]>([
    ['users', { name: 'users' }, 'users', 'ix'],
    ['shop.users', { schema: 'shop', name: 'users' }, 'shop.users', 'shop.ix'],
    [{ name: 'a.b' }, { name: 'a.b' }, 'a.b', 'ix'],
    [{ schema: 's.t', name: 'a' }, { schema: 's.t', name: 'a' }, 's.t.a', { schema: 's.t', name: 'ix' }],
    [{ schema: 's', name: 'a.b' }, { schema: 's', name: 'a.b' }, 's.a.b', 's.ix'],
    [' a ', { name: ' a ' }, ' a ', 'ix'],
  ])('take %j apart', (name, parts, shown, beside) => {
    expect(splitName(name)).toEqual(parts);
    expect(showName(name)).toBe(shown);
    expect(besideName(name, 'ix')).toEqual(beside);
  });

  it.each(['', 'a.b.c', '.a', 'a.', '.'])('refuse %j, which could be taken in two ways', (name) => {
    expect(() => splitName(name)).toThrow(new InvalidObjectNameError(name));
  });

  it('keeps a dot in the name of what stands beside', () => {
    expect(besideName('shop.users', 'a.b')).toEqual({ schema: 'shop', name: 'a.b' });
    expect(besideName('users', 'a.b')).toEqual({ name: 'a.b' });
  });

  it.each<[ObjectName, ObjectName, boolean]>([
    ['a.b', { schema: 'a', name: 'b' }, true],
    ['b', 'a.b', false],
    ['a', { name: 'a' }, true],
    [{ name: 'a.b' }, 'a.b', false],
  ])('compares %j and %j', (one, other, same) => {
    expect(isSameName(one, other)).toBe(same);
  });
});
