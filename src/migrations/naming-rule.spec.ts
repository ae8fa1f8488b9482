import { EntityCaseNamingStrategy, MikroORM } from '@mikro-orm/postgresql';

import { namingRuleOf } from './naming-rule.js';
import { defaultName, type ObjectName } from './operations/names.js';

function ormWith(namingStrategy?: typeof EntityCaseNamingStrategy): MikroORM {
  const discovery = { warnWhenNoEntities: false };
  return new MikroORM({ entities: [], dbName: 'never_connected', discovery, namingStrategy });
}

/** A company's own names. */
class Prefixed extends EntityCaseNamingStrategy {
  override indexName(table: string, columns: string[], type: string): string {
    return `${type.slice(0, 2)}_${table}_${columns.join('_')}`;
  }
}

describe('namingRuleOf', () => {
  it.each<[ObjectName, string[]]>([
    ['users', ['email']],
    ['shop.users', ['last_name', 'first_name']],
    [{ schema: 'shop', name: 'users' }, ['address.city']],
    ['t'.repeat(63), ['email']],
  ])('names those of %j as ever where the application has no strategy of its own', (table, columns) => {
    const naming = namingRuleOf(ormWith());
    for (const type of ['primary', 'unique', 'foreign', 'index', 'check'] as const) {
      expect(naming(table, columns, type)).toBe(defaultName(table, columns, type));
    }
  });

  it('asks the strategy of the application, and keeps to the length that PostgreSQL holds', () => {
    const naming = namingRuleOf(ormWith(Prefixed));
    expect(naming('shop.users', ['a', 'b'], 'index')).toBe('in_users_a_b');
    expect(Buffer.byteLength(naming('t'.repeat(60), ['a', 'b'], 'unique'))).toBeLessThanOrEqual(63);
  });
});
