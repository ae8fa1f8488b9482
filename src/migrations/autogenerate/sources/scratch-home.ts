import { join } from 'node:path';

import type { ClientConfig } from 'pg';

import { addressOfSettings } from '../../../database/connection-settings.js';
import { openScratchServer, type ScratchServer } from '../../../database/scratch/scratch-server.js';
import { withScratchDatabase } from '../../../database/scratch/with-scratch-database.js';
import { ScratchServerChangedError } from '../../../errors/scratch-server-changed.error.js';
import { hash } from '../../fingerprint/hash.js';
import { cacheFolder } from './cache/cache-folder.js';
import { hasKeys, JsonCache } from './cache/json-cache.js';
import type { SchemaSources, ScratchOptions } from './schema-sources.js';

/** What decides on how a server writes a schema. */
export type ServerFacts = Pick<ScratchServer, 'kind' | 'version'>;

/** The server of the scratch databases, opened when it is first needed, and what is remembered of it. */
export class ScratchHome {
  readonly cache: JsonCache;
  readonly #name: string;
  #server: Promise<ScratchServer> | undefined;

  private constructor(
    private readonly sources: SchemaSources,
    private readonly options: ScratchOptions,
  ) {
    const { cache } = options;
    this.cache = new JsonCache(cache === false ? undefined : (cache ?? cacheFolder()));
    this.#name = `server-${hash([addressOfSettings(sources.settings), options.scratch]).slice(0, 16)}`;
  }

  static async use<T>(
    sources: SchemaSources,
    options: ScratchOptions,
    work: (home: ScratchHome) => Promise<T>,
  ): Promise<T> {
    const home = new ScratchHome(sources, options);
    try {
      return await work(home);
    } finally {
      await home.#close();
    }
  }

  /** What an earlier run has found out; undefined where there was none. */
  async recall(): Promise<ServerFacts | undefined> {
    return this.cache.read(this.#name, hasKeys<ServerFacts>('kind', 'version'));
  }

  /** @throws what {@link openScratchServer} throws. */
  async open(): Promise<ServerFacts> {
    const { kind, version } = await this.#open();
    await this.cache.write(this.#name, { kind, version });
    return { kind, version };
  }

  /**
   * Does the work on a new empty database, which is dropped whatever happens.
   *
   * @param expected the server that it has to be.
   * @throws ScratchServerChangedError
   */
  async withDatabase<T>(expected: ServerFacts, work: (scratch: ClientConfig) => Promise<T>): Promise<T> {
    const { settings, version } = await this.#open(expected);
    if (majorOf(version) !== majorOf(expected.version)) {
      await this.cache.forget(this.#name);
      throw new ScratchServerChangedError(expected.version, version);
    }
    return withScratchDatabase(settings, work, this.options.signal);
  }

  #open(expected?: ServerFacts): Promise<ScratchServer> {
    this.#server ??= this.#start(expected);
    return this.#server;
  }

  async #start(expected: ServerFacts | undefined): Promise<ScratchServer> {
    const { settings, options } = this.sources;
    const { scratch = 'auto', cache } = this.options;
    return openScratchServer({
      settings,
      choice: expected?.kind === 'embedded' ? 'embedded' : scratch,
      folder: join(cache || cacheFolder(), 'postgres'),
      roles: [settings.user, options.role].filter((role) => role !== undefined),
    });
  }

  async #close(): Promise<void> {
    const server = await this.#server?.catch(() => undefined);
    await server?.close();
  }
}

function majorOf(version: number): number {
  return Math.floor(version / 10_000);
}
