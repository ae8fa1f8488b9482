import { ChangeSet, type EntityMetadata, wrap } from '@mikro-orm/core';

/** Whose metadata stands for the table: the root's, but for joined inheritance, where each entity has a table of its own. */
export function tableOf(meta: EntityMetadata): EntityMetadata {
  return meta.inheritanceType === 'tpt' ? meta : meta.root;
}

/** The tables that an entity has a row in, parents first. */
export function tablesOf(meta: EntityMetadata): EntityMetadata[] {
  const parent = meta.inheritanceType === 'tpt' ? meta.tptParent : undefined;
  return parent === undefined ? [meta] : [...tablesOf(parent), meta];
}

/** What goes into one of an entity's tables, whose parents have their rows already: its own columns and the key. */
export function partOf(changes: ChangeSet<object>, table: EntityMetadata): ChangeSet<object> {
  const { entity, type, payload } = changes;
  const keys = table.tptParent === undefined ? {} : keysOf(entity, table);
  const own = (table.ownProps ?? table.props).map(({ name }) => name).filter((name) => name in payload);
  const part = Object.fromEntries(own.map((name) => [name, Reflect.get(payload, name)]));
  return new ChangeSet(entity, type, { ...keys, ...part }, table);
}

function keysOf(entity: object, { primaryKeys }: EntityMetadata): Record<string, unknown> {
  const keys = wrap(entity, true).getPrimaryKeys(true) ?? [];
  return Object.fromEntries(primaryKeys.map((name, index) => [name, keys[index]]));
}
