import type { MikroORM } from '@mikro-orm/core';
import type { PoolConfig } from 'pg';

/** What `driverOptions` of MikroORM say to node-postgres. A Kysely or its dialect, which they may be as well, say nothing. */
export function driverOptionsOf(orm: MikroORM): PoolConfig {
  const given: unknown = orm.config.get('driverOptions');
  const options: unknown = typeof given === 'function' ? given() : given;
  if (
    typeof options !== 'object' ||
    options === null ||
    'createDriver' in options ||
    'selectFrom' in options
  ) {
    return {};
  }
  return { ...options };
}
