import { toFilter, type SchemaFilter } from './schema-filter.js';

const NO_TABLES: [] = [];
const place = (text: string) => {
  const [schema = '', name = ''] = text.split('.');
  return { schema, name };
};

describe('a filter', () => {
  it.each<[SchemaFilter, string, boolean]>([
    [{}, 'public.users', false],
    [{ exclude: { tables: ['audit_*'] } }, 'public.audit_users', true],
    [{ exclude: { tables: ['audit_*'] } }, 'shop.audit_users', true],
    [{ exclude: { tables: ['audit_*'] } }, 'public.my_audit_users', false],
    [{ exclude: { tables: ['shop.*'] } }, 'shop.orders', true],
    [{ exclude: { tables: ['shop.*'] } }, 'public.orders', false],
    [{ exclude: { tables: ['*.log'] } }, 'shop.log', true],
    [{ exclude: { tables: ['*.log'] } }, 'shop.logs', false],
    [{ exclude: { tables: ['log?'] } }, 'public.logs', true],
    [{ exclude: { tables: ['a+b'] } }, 'public.a+b', true],
    [{ exclude: { tables: ['a.b'] } }, 'public.aXb', false],
    [{ exclude: { schemas: ['shop_*'] } }, 'shop_1.orders', true],
    [{ exclude: { schemas: ['shop_*'] } }, 'public.shop_orders', false],
    [{ include: { tables: ['users', 'shop.*'] } }, 'public.users', false],
    [{ include: { tables: ['users', 'shop.*'] } }, 'shop.orders', false],
    [{ include: { tables: ['users', 'shop.*'] } }, 'public.orders', true],
    [{ include: { schemas: ['shop'] } }, 'public.orders', true],
    [{ include: { tables: ['a*'] }, exclude: { tables: ['*z'] } }, 'public.az', true],
    [{}, 'public.flyway_schema_history', true],
    [{}, 'public.SequelizeMeta', true],
    [{}, 'pgboss.job', true],
  ])('%j, %s: ignored is %s', (filter, table, ignored) => {
    expect(toFilter(filter, NO_TABLES).ignoresTable(place(table))).toBe(ignored);
  });

  it('lets be compared what an entity has of the tables of other tools', () => {
    const filter = toFilter({}, [place('public.schema_migrations'), place('cron.job')]);
    const ignored = ['public.schema_migrations', 'other.schema_migrations', 'cron.other', 'pgboss.job'].map(
      (table) => filter.ignoresTable(place(table)),
    );
    expect(ignored).toEqual([false, true, false, true]);
  });

  it('knows kinds', () => {
    const only = toFilter({ include: { kinds: ['table', 'enum'] }, exclude: { kinds: ['enum'] } }, NO_TABLES);
    expect((['table', 'enum', 'view'] as const).map((kind) => only.ignoresKind(kind))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
