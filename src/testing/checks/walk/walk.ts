import { withClient } from '../../../database/client.js';
import { prepareBlank } from '../../../migrations/replay/replay.js';
import { connectionSettings } from '../../../database/connection-settings.js';
import type { LoadedMigration } from '../../../migrations/files/loaded-migration.js';
import type { History } from '../../../migrations/history.js';
import type { MigrationStore } from '../../../migrations/migration-store.js';
import type { DatabaseServices } from '../../application/application.js';
import { Connections } from '../../application/connections.js';
import type { TestGround } from '../../application/test-ground.js';
import { newCloneName } from '../../server/index.js';
import { createOwn, dropOwn } from '../../server/own-databases.js';
import type { CheckSettings } from '../check-options.js';
import type { FoundFault } from '../migration-fault.js';
import { RowFiller } from '../rows/row-filler.js';
import { Cycle } from './cycle.js';
import { onStage, type Stage } from './stage.js';

export interface WalkGround {
  readonly ground: TestGround;
  readonly services: DatabaseServices;
  readonly history: History;
  readonly store: MigrationStore;
  readonly settings: CheckSettings;
}

/** A database with the first revisions of the order applied, and nothing else done to it. */
interface Checkpoint {
  readonly name: string;
  readonly applied: number;
}

/**
 * Walks along the history on one database: each revision goes up, down and up over rows. Where one leaves the database in
 * doubt, the walk goes on with another database, on which the revisions up to there were only applied.
 */
export class Walk {
  readonly #connections: Connections;
  readonly #faults: FoundFault[] = [];
  #checkpoint: Checkpoint | undefined;

  constructor(private readonly walk: WalkGround) {
    this.#connections = new Connections(walk.services.orm);
  }

  /** @param broken revisions that an empty database refuses: the walk leaves them out, and what stands on them. */
  async run(broken: readonly string[]): Promise<readonly FoundFault[]> {
    const order = this.#orderWithout(broken);
    try {
      let next = 0;
      do {
        next = await this.#walkOn(order, next);
      } while (next < order.length);
    } finally {
      await this.#connections.release();
      await this.#drop(this.#checkpoint?.name);
    }
    return this.#faults;
  }

  #orderWithout(broken: readonly string[]): LoadedMigration[] {
    const { graph, order, migrations } = this.walk.history;
    const left = new Set(broken.flatMap((revision) => [revision, ...graph.descendants(revision)]));
    return order.filter((id) => !left.has(id)).flatMap((id) => migrations.get(id) ?? []);
  }

  /** @returns where to go on with another database. */
  async #walkOn(order: readonly LoadedMigration[], from: number): Promise<number> {
    const name = await this.#databaseAt(order, from);
    try {
      return await this.#on(name, (stage) => this.#cycles(stage, order, from));
    } finally {
      await this.#connections.release();
      await this.#drop(name);
    }
  }

  async #cycles(stage: Stage, order: readonly LoadedMigration[], from: number): Promise<number> {
    const { store, services, settings } = this.walk;
    const rows = new RowFiller(stage.client, { services, settings, ledger: store.ledger });
    const cycle = new Cycle(stage, { rows, ledger: store.ledger, settings });
    for (const [i, migration] of order.entries()) {
      if (i < from) {
        continue;
      }
      const isSound = settings.below.has(migration.id)
        ? await cycle.apply(migration)
        : await cycle.turn(migration);
      this.#faults.push(...cycle.takeFaults(), ...this.#newOnly(rows.takeFaults()));
      if (!isSound) {
        return i + 1;
      }
    }
    return order.length;
  }

  /** A table that can't be filled is told of once, whichever databases the walk has used. */
  #newOnly(faults: readonly FoundFault[]): FoundFault[] {
    return faults.filter(
      ({ check, table }) => !this.#faults.some((told) => told.check === check && told.table === table),
    );
  }

  /** A database with that many revisions applied. */
  async #databaseAt(order: readonly LoadedMigration[], count: number): Promise<string> {
    const { server, run } = this.walk.ground;
    const name = newCloneName(run);
    await createOwn(server, name, this.#checkpoint?.name);
    const missing = order.slice(this.#checkpoint?.applied ?? 0, count);
    if (this.#checkpoint === undefined) {
      await this.#prepare(name);
    }
    if (missing.length > 0) {
      await this.#on(name, async (stage) => {
        for (const migration of missing) {
          await stage.run(migration, 'up');
        }
      });
      await this.#keep(name, count);
    }
    return name;
  }

  async #prepare(name: string): Promise<void> {
    const { orm, options } = this.walk.services;
    await this.#connections.lead({ url: this.walk.ground.server.url(name) });
    await withClient(connectionSettings(orm), (client) => prepareBlank(client, options.migrations));
    await this.#connections.release();
  }

  /** The next one begins where this one is. */
  async #keep(name: string, applied: number): Promise<void> {
    const { server, run } = this.walk.ground;
    await this.#connections.release();
    const before = this.#checkpoint;
    const kept = newCloneName(run);
    await createOwn(server, kept, name);
    this.#checkpoint = { name: kept, applied };
    await this.#drop(before?.name);
  }

  async #on<T>(name: string, work: (stage: Stage) => Promise<T>): Promise<T> {
    await this.#connections.lead({ url: this.walk.ground.server.url(name) });
    return onStage(this.walk.services, this.walk.store, work);
  }

  async #drop(name: string | undefined): Promise<void> {
    if (name !== undefined) {
      await dropOwn(this.walk.ground.server, name);
    }
  }
}
