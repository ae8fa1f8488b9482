import type { EntityManager } from '@mikro-orm/postgresql';

import { hasCode } from '../../database/has-code.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import { operator } from '../../database/operator.js';
import { SeedRecordsAccessError } from '../../errors/seed-records-access.error.js';
import { SeederRecordedError } from '../../errors/seeder-recorded.error.js';
import type { Ask } from '../../migrations/execution/ask.js';
import { createSeedsTable, findSeedsTable, type SeedsTable } from '../../migrations/execution/seeds-table.js';
import type { KnownSeeder, SeederCatalogue } from '../seeder-catalogue.js';
import { askAsRole } from './ask-as-role.js';
import { recordStatements, type SeedRecord } from './record-statements.js';
import { sourceChecksum } from './source-checksum.js';

/** SQLSTATEs. */
const DUPLICATE = '23505';
const INSUFFICIENT_PRIVILEGE = '42501';

export interface SeedRecordsSetting {
  readonly catalogue: SeederCatalogue;
  readonly ledger: LedgerTable;
  /** As whom the records are read and written. Default: as whom the seeders write. */
  readonly role: string | undefined;
  /** Asks beside the connections of the seeders, as that role. */
  readonly ask: Ask;
  /** Those that run again whatever is recorded. */
  readonly repeated: ReadonlySet<KnownSeeder>;
  readonly randomSeed: number;
  readonly dryRun: boolean;
}

/** The records of the seeders that run once, for one run. */
export class SeedRecords {
  /** The checksums that were recorded when the run began. */
  #before: ReadonlyMap<string, string> = new Map();
  /** Those that have run again in this run. */
  readonly #again = new Set<KnownSeeder>();

  private constructor(
    private readonly setting: SeedRecordsSetting,
    private table: SeedsTable,
  ) {}

  /** As whom tables of the migrations' are worked on. */
  get role(): string | undefined {
    return this.setting.role;
  }

  /** Finds the table. To be called under the lock. */
  static async find(setting: SeedRecordsSetting): Promise<SeedRecords> {
    return new SeedRecords(setting, await findSeedsTable(setting.ask, setting.ledger));
  }

  /**
   * Reads what is recorded, where there is anything. A run that leaves nothing can't leave a table either, and makes it in its
   * own transaction.
   *
   * @param em in the transaction of the whole run, where that is one.
   * @throws SeedRecordsAccessError
   */
  async load(em: EntityManager): Promise<void> {
    const { catalogue, dryRun } = this.setting;
    if (!catalogue.all().some(({ settings }) => settings.once)) {
      return;
    }
    await this.#ask(em, async (ask) => {
      if (dryRun && !this.table.exists) {
        await this.#create(ask);
      }
      if (this.table.exists) {
        const { rows } = await ask<SeedRecord>(recordStatements(this.table.name).readAll);
        this.#before = new Map(rows.map(({ seeder, checksum }) => [seeder, checksum]));
      }
    });
  }

  /** Whether the seeder is not to run, and whether it was another one when it did; undefined where it is to run. */
  async findRun(seeder: KnownSeeder, em: EntityManager): Promise<{ changed: boolean } | undefined> {
    if (seeder.settings.once !== true || this.#isToRepeat(seeder)) {
      return undefined;
    }
    const recorded = this.#before.get(seeder.name);
    const checksum =
      recorded === undefined || this.setting.repeated.has(seeder) ? await this.#read(seeder, em) : recorded;
    return checksum === undefined ? undefined : { changed: checksum !== sourceChecksum(seeder.type) };
  }

  /**
   * Does the work of a seeder, and records it where it runs once: through the EntityManager, so that both stand or fall
   * together in its transaction.
   *
   * @throws SeederRecordedError where somebody else has recorded it meanwhile; SeedRecordsAccessError
   */
  async recording<T>(seeder: KnownSeeder, em: EntityManager, work: () => Promise<T>): Promise<T> {
    if (seeder.settings.once !== true) {
      return work();
    }
    if (!this.table.exists) {
      // Beside the transaction of the seeder, which others would have to wait for.
      await this.#create(this.setting.ask);
    }
    const start = performance.now();
    const result = await work();
    await this.#write(seeder, em, Math.round(performance.now() - start));
    this.#again.add(seeder);
    return result;
  }

  /** Forgets the records of seeders whose rows are gone. */
  async forget(seeders: readonly KnownSeeder[], em: EntityManager): Promise<void> {
    const { name, exists } = this.table;
    if (exists && seeders.length > 0) {
      const names = seeders.map((seeder) => seeder.name);
      await this.#ask(em, (ask) => ask(recordStatements(name).forget, [names]));
    }
  }

  #isToRepeat(seeder: KnownSeeder): boolean {
    return this.setting.repeated.has(seeder) && !this.#again.has(seeder);
  }

  /** A seeder may have run others through the service, or been rolled back with those that it called. */
  async #read(seeder: KnownSeeder, em: EntityManager): Promise<string | undefined> {
    const { name, exists } = this.table;
    if (!exists) {
      return undefined;
    }
    const { rows } = await this.#ask(em, (ask) =>
      ask<{ checksum: string }>(recordStatements(name).read, [seeder.name]),
    );
    return rows[0]?.checksum;
  }

  async #write(seeder: KnownSeeder, em: EntityManager, durationMs: number): Promise<void> {
    const { repeated, randomSeed } = this.setting;
    const { write, replace } = recordStatements(this.table.name);
    const record = [seeder.name, sourceChecksum(seeder.type), randomSeed, durationMs, operator()];
    await this.#ask(em, (ask) => ask(repeated.has(seeder) ? replace : write, record)).catch(
      (error: unknown) => {
        throw hasCode(error, DUPLICATE) ? new SeederRecordedError(seeder.name, error) : error;
      },
    );
  }

  async #create(ask: Ask): Promise<void> {
    await granted(this.table, () => createSeedsTable(ask, this.table));
    this.table = { ...this.table, exists: true };
  }

  #ask<T>(em: EntityManager, work: (ask: Ask) => Promise<T>): Promise<T> {
    return granted(this.table, () => askAsRole(em, this.setting.role, work));
  }
}

/** @throws SeedRecordsAccessError where the role lacks a right to the table. */
export async function granted<T>({ name }: SeedsTable, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw hasCode(error, INSUFFICIENT_PRIVILEGE) ? new SeedRecordsAccessError(name, error) : error;
  }
}
