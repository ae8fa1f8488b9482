import { DefaultQueryExecutor, PostgresAdapter, type ConnectionProvider, type KyselyPlugin } from 'kysely';

import { LiteralCompiler } from '../compiler.js';

/**
 * Executes on the one connection that a migration has. A query takes its turn the moment that it is executed, and a
 * transaction does not keep others waiting: what a loop over its rows does would wait for ever.
 */
export class MigrationExecutor extends DefaultQueryExecutor {
  readonly #provider: ConnectionProvider;

  constructor(provider: ConnectionProvider, plugins: readonly KyselyPlugin[] = []) {
    super(new LiteralCompiler(), new PostgresAdapter(), provider, [...plugins]);
    this.#provider = provider;
  }

  override withConnectionProvider(): MigrationExecutor {
    return this;
  }

  override withPlugins(plugins: readonly KyselyPlugin[]): MigrationExecutor {
    return new MigrationExecutor(this.#provider, [...this.plugins, ...plugins]);
  }

  override withPlugin(plugin: KyselyPlugin): MigrationExecutor {
    return this.withPlugins([plugin]);
  }

  override withPluginAtFront(plugin: KyselyPlugin): MigrationExecutor {
    return new MigrationExecutor(this.#provider, [plugin, ...this.plugins]);
  }

  override withoutPlugins(): MigrationExecutor {
    return new MigrationExecutor(this.#provider);
  }
}
