import type { DatabaseClient } from '../../../database/client.js';
import type { LedgerTable } from '../../../database/ledger-table.js';
import { findExcepted } from '../../../database/snapshot/excepted-tables.js';
import { ledgerTables } from '../../../migrations/execution/ledger-tables.js';
import type { LoadedMigration } from '../../../migrations/files/loaded-migration.js';
import type { DatabaseServices } from '../../application/application.js';
import type { CheckSettings } from '../check-options.js';
import type { FoundFault } from '../migration-fault.js';
import { createRows, findFitting } from './entity-rows.js';
import { insertRow } from './insert-row.js';
import { readFacts, readShapes, type TableFacts } from './table-facts.js';

export interface FillerGround {
  readonly services: DatabaseServices;
  readonly settings: CheckSettings;
  readonly ledger: LedgerTable;
}

/** Puts rows into the tables of a database, as they are at a revision. */
export class RowFiller {
  /** The columns that a table had when it was filled, or could not be. */
  readonly #filled = new Map<string, string>();
  #faults: FoundFault[] = [];
  /** Another one for each row of a walk. */
  #row = 0;

  constructor(
    private readonly client: DatabaseClient,
    private readonly ground: FillerGround,
  ) {}

  takeFaults(): FoundFault[] {
    return this.#faults.splice(0);
  }

  /** @param which tables: those that are new, or also those that have other columns than when they were filled. */
  async fill(migration: LoadedMigration, which: 'empty' | 'changed'): Promise<void> {
    const { settings, ledger } = this.ground;
    if (settings.rows === 0) {
      return;
    }
    const excepted = await findExcepted(this.client, ledgerTables(ledger));
    const due = (await readShapes(this.client, excepted)).filter(({ oid, shape }) => {
      const known = this.#filled.get(oid);
      return known === undefined || (which === 'changed' && known !== shape);
    });
    if (due.length > 0) {
      const facts = await readFacts(
        this.client,
        due.map(({ oid }) => oid),
      );
      await this.#fillAll(migration, facts);
      due.forEach(({ oid, shape }) => this.#filled.set(oid, shape));
    }
  }

  /** As often as one more can be filled: a table may need rows of another one. */
  async #fillAll(migration: LoadedMigration, tables: readonly TableFacts[]): Promise<void> {
    let left = tables;
    let failures: { table: TableFacts; reason: string }[] = [];
    do {
      failures = [];
      for (const table of left) {
        const reason = await this.#fillOne(table);
        if (reason !== undefined) {
          failures.push({ table, reason });
        }
      }
      const isBetter = failures.length < left.length;
      left = isBetter ? failures.map(({ table }) => table) : [];
    } while (left.length > 0);
    failures.forEach(({ table, reason }) => this.#report(migration, table, reason));
  }

  /** @returns why it could not. */
  async #fillOne(table: TableFacts): Promise<string | undefined> {
    const { services, settings } = this.ground;
    const entity = this.#filled.has(table.oid) ? undefined : findFitting(services, table);
    if (entity !== undefined && (await createRows(services, entity, settings))) {
      return undefined;
    }
    const attempts = [];
    for (let i = 0; i < settings.rows; i++) {
      attempts.push(await this.#insert(table, i === settings.rows - 1 && i > 0));
    }
    const refused = attempts.filter((attempt) => attempt !== undefined);
    return refused.length === attempts.length ? refused[0] : undefined;
  }

  /** @returns why it could not. */
  async #insert(table: TableFacts, isBare: boolean): Promise<string | undefined> {
    this.#row += 1;
    try {
      const { rowCount } = await this.client.query(insertRow(table, this.#row, isBare));
      return rowCount === 0 && !this.#filled.has(table.oid)
        ? 'each row is in conflict with one that is there'
        : undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(Reflect.get(Object(error), 'message'));
    }
  }

  #report({ id, file }: LoadedMigration, { table, schema, name }: TableFacts, reason: string): void {
    if (!this.ground.settings.unfilled.has(`${schema}.${name}`)) {
      this.#faults.push({
        check: 'fills every table with rows',
        revision: id,
        file,
        table,
        problem: `No row could be inserted, so that it is empty where migrations go up and down: ${reason}`,
        differences: [],
      });
    }
  }
}
