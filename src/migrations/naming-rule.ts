import type { MikroORM } from '@mikro-orm/core';

import { fitName, splitName, type NamingRule } from './operations/names.js';

/**
 * Names indexes and constraints as the application's naming strategy would, so that migrations and entities agree on them.
 */
export function namingRuleOf(orm: MikroORM): NamingRule {
  const strategy = orm.config.getNamingStrategy();
  return (table, columns, type) =>
    fitName(strategy.indexName(splitName(table).name, [...columns], type), type);
}
