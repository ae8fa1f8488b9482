import type { Connection, MikroORM } from '@mikro-orm/core';

/**
 * Remembers what the connections of an ORM were made with. MikroORM forgets it as it closes them, and goes by the
 * configuration from then on: read replicas too, whose own settings stand nowhere else.
 *
 * @returns gives it back.
 */
export function keepConnectionOptions(orm: MikroORM): () => void {
  const kept = connectionsOf(orm).map((connection) => {
    const options = optionsOf(connection);
    const before = { ...options };
    return () => Object.assign(options, before);
  });
  return () => kept.forEach((giveBack) => giveBack());
}

function connectionsOf(orm: MikroORM): Connection[] {
  const replicas: unknown = Reflect.get(orm.driver, 'replicas');
  return [orm.driver.getConnection(), ...(Array.isArray(replicas) ? replicas : [])];
}

function optionsOf(connection: Connection): object {
  const options: unknown = Reflect.get(connection, 'options');
  return typeof options === 'object' && options !== null ? options : {};
}
