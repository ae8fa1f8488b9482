import { CloneRequiredError } from '../../errors/clone-required.error.js';
import type { History } from '../../migrations/history.js';
import { MigrationStore } from '../../migrations/migration-store.js';
import type { DatabaseServices } from '../application/application.js';
import type { Connections } from '../application/connections.js';
import type { Isolation } from '../isolation/isolation.js';
import type { TestServer } from '../server/index.js';
import { ensureTemplate, type TemplateDatabase } from '../templates/index.js';
import { findWay } from './find-way.js';

export interface HistoryGround {
  readonly server: TestServer;
  /** Of the whole history: its name says which one that is. */
  readonly template: TemplateDatabase;
  readonly isolation: Isolation;
  readonly connections: Connections;
}

/** Moves the database of a test along the history of its migrations. */
export class DatabaseHistory {
  #isMoved = false;

  constructor(
    private readonly services: DatabaseServices,
    private readonly ground: HistoryGround,
  ) {}

  /** A test begins with the database as it comes. */
  beginTest(): void {
    this.#isMoved = false;
  }

  /** @throws CloneRequiredError */
  async migrateTo(target: string): Promise<void> {
    const { isolation } = this.ground;
    if (isolation.startOver === undefined || !isolation.isInTest) {
      throw new CloneRequiredError(this.services.name);
    }
    const history = await this.#read();
    if (this.#isMoved) {
      await this.#moveOn(history, target);
    } else {
      await isolation.startOver(await this.#templateAt(history, target));
      this.#isMoved = true;
    }
  }

  async #moveOn(history: History, target: string): Promise<void> {
    const { migrations } = this.services;
    const { direction } = findWay(history, target);
    await (direction === 'up'
      ? migrations.migrate({ target })
      : migrations.rollback({ target, force: true }));
  }

  /** Migrated from the base, once for as long as the migrations stay as they are. */
  async #templateAt(history: History, target: string): Promise<TemplateDatabase> {
    const { server, template, isolation, connections } = this.ground;
    const { applied } = findWay(history, target);
    const heads = history.graph.headsOf(applied);
    try {
      return await ensureTemplate(server, JSON.stringify([template.name, heads]), async (url) => {
        await connections.lead({ url });
        await this.#migrateFresh(heads);
        await connections.release();
      });
    } finally {
      await connections.lead(isolation);
    }
  }

  async #migrateFresh(heads: readonly string[]): Promise<void> {
    if (heads.length > 0) {
      await this.services.migrations.migrate({ target: heads });
    }
  }

  #read(): Promise<History> {
    const { orm, options } = this.services;
    return new MigrationStore(orm, options.migrations).read();
  }
}
