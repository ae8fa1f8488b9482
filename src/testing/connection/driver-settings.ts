import { Client, type Pool, type PoolConfig } from 'pg';

import { connectFrom, type ConnectionSource } from './connection-source.js';
import type { StatementListener } from './executed-statement.js';
import { observeClient } from './observe-client.js';

export interface DriverSettings extends PoolConfig {
  /** Called by MikroORM with each pool that it makes. */
  onPoolCreated?: (pool: Pool) => unknown;
}

/** Where a URL leads to, as node-postgres reads it. */
export type Whereabouts = Pick<PoolConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>;

export function whereaboutsOf(url: string): Whereabouts {
  const { host, port, user, password, database, ssl } = new Client({ connectionString: url });
  return { host, port, user, password, database, ssl };
}

/** Puts the source under each pool, or listens to the pool's own connections. */
export function withPools(
  settings: DriverSettings,
  { source, listener }: { source?: ConnectionSource; listener?: StatementListener },
): DriverSettings {
  const onPoolCreated = (pool: Pool) => {
    void settings.onPoolCreated?.(pool);
    if (source !== undefined) {
      Object.assign(pool, { connect: connectFrom(source, listener) });
    } else if (listener !== undefined) {
      pool.on('connect', (client) => observeClient(client, listener));
    }
  };
  return { ...settings, onPoolCreated };
}
