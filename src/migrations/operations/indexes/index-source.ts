import { givenName } from '../constraints/constraint-source.js';
import type { NamingRule, ObjectName } from '../names.js';
import { call, literal, optionsOf, type Call, type Code } from '../source/code.js';
import { indexName } from './index-clause.js';
import type { IndexDefinition } from './index-definition.js';

/** `t.index(['email'], { unique: true })` */
export function tableIndexSource(table: ObjectName, index: IndexDefinition, naming: NamingRule): Call {
  return call('t.index', literal(index.columns), indexOptionsSource(table, index, naming));
}

export function indexOptionsSource(
  table: ObjectName,
  { columns, name, ...options }: IndexDefinition,
  naming: NamingRule,
  further: object = {},
): Code | undefined {
  const given = givenName(name, indexName(table, columns, options, naming));
  return optionsOf({ name: given, ...options, ...further });
}
