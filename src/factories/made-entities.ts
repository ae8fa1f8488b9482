import type { EntityMetadata, MikroORM } from '@mikro-orm/core';

/** The entities of a database by their names, without the tables between two of them. */
export function namedEntities(orm: MikroORM): EntityMetadata[] {
  const all = [...orm.getMetadata().getAll().values()].filter(({ pivotTable }) => !pivotTable);
  return all.sort((one, other) => (one.className < other.className ? -1 : 1));
}

/** Those of which there are rows of their own. */
export function madeEntities(orm: MikroORM): EntityMetadata[] {
  return namedEntities(orm).filter(
    ({ abstract, embeddable, virtual, view }) => !abstract && !embeddable && !virtual && !view,
  );
}
