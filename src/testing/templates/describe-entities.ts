import type { MikroORM } from '@mikro-orm/core';

/** What decides on the rows that factories make of them: their columns, and the code that fills some in. */
export function describeEntities(orm: MikroORM): unknown[] {
  return [...orm.getMetadata().getAll().values()]
    .map(({ className, class: type, props }) => ({
      className,
      source: String(type),
      columns: props.map(
        ({ name, kind, type, columnTypes, nullable, unique, length, items, default: value }) => [
          name,
          kind,
          type,
          columnTypes,
          nullable,
          unique,
          length,
          items?.map(String),
          String(value),
        ],
      ),
    }))
    .sort((one, other) => (one.className < other.className ? -1 : 1));
}
