import type { LedgerTable } from '../../../database/ledger-table.js';
import type { ObjectName } from '../../../database/object-name.js';
import { compareSchemaLines } from '../../../database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../../database/snapshot/read-schema-lines.js';
import { IrreversibleMigrationError } from '../../../errors/irreversible-migration.error.js';
import { ledgerTables } from '../../../migrations/execution/ledger-tables.js';
import type { LoadedMigration } from '../../../migrations/files/loaded-migration.js';
import type { Direction } from '../../../migrations/plan-step.js';
import type { CheckSettings } from '../check-options.js';
import { failureOf } from '../failure-of.js';
import type { FoundFault, MigrationCheck } from '../migration-fault.js';
import { findLosses, type Course } from '../rows/find-losses.js';
import type { RowFiller } from '../rows/row-filler.js';
import { RowReader } from '../rows/row-reader.js';
import type { Stage } from './stage.js';

export interface CycleGround {
  readonly rows: RowFiller;
  readonly ledger: LedgerTable;
  readonly settings: CheckSettings;
}

/** Takes revisions up, down and up again, and looks at schema and rows in between. */
export class Cycle {
  readonly #except: readonly ObjectName[];
  readonly #reader: RowReader;
  #faults: FoundFault[] = [];
  /** The schema as the last revision has left it. */
  #schema: readonly string[] | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly ground: CycleGround,
  ) {
    this.#except = ledgerTables(ground.ledger);
    this.#reader = new RowReader(stage.onlooker, this.#except);
  }

  takeFaults(): FoundFault[] {
    return this.#faults.splice(0);
  }

  /** Only applies the revision. @returns whether it could. */
  async apply(migration: LoadedMigration): Promise<boolean> {
    this.#schema = undefined;
    return (await this.#run(migration, 'up')) !== 'failed';
  }

  /** @returns whether the database is as it is to be after the revision, so that the next one can be taken. */
  async turn(migration: LoadedMigration): Promise<boolean> {
    const { rows, settings } = this.ground;
    await rows.fill(migration, 'changed');
    const base = this.#schema ?? (await this.#readSchema());
    const before = await this.#reader.read();
    const ran = await this.#run(migration, 'up');
    if (ran !== true) {
      this.#schema = base;
      return ran === 'skipped';
    }
    this.#schema = await this.#readSchema();
    const after = await this.#reader.read();
    if (settings.irreversible.has(migration.id)) {
      return true;
    }
    await rows.fill(migration, 'empty');
    const reverted = await this.#run(migration, 'down');
    if (reverted !== true) {
      // A transaction has left it as it was; rows that were added can stay.
      return migration.transaction !== false;
    }
    const trace = compareSchemaLines(base, await this.#readSchema());
    if (trace.length > 0) {
      const problem = 'What its `down` leaves is not what was there before: gone (-) or left behind (+) are';
      return this.#fail('down leaves no trace', migration, problem, trace);
    }
    return this.#again(migration, { before, after, reverted: await this.#reader.read() });
  }

  async #again(
    migration: LoadedMigration,
    { before, after, reverted }: Pick<Course, 'before' | 'after' | 'reverted'>,
  ): Promise<boolean> {
    if ((await this.#run(migration, 'up')) !== true) {
      return false;
    }
    const changes = compareSchemaLines(this.#schema ?? [], await this.#readSchema());
    if (changes.length > 0) {
      const problem = 'After up, down and up the schema is another than after the first up:';
      return this.#fail(ROUND_TRIP, migration, problem, changes);
    }
    const course: Course = { before, after, reverted, again: await this.#reader.read() };
    if (findLosses(course).length > 0 && !(await this.#explained(migration, course))) {
      return false;
    }
    return true;
  }

  /** Once more, by which to see whether values are others each time. @returns whether the database can be gone on with. */
  async #explained(migration: LoadedMigration, course: Course): Promise<boolean> {
    if ((await this.#run(migration, 'down')) !== true) {
      return false;
    }
    const reverted = await this.#reader.read();
    if ((await this.#run(migration, 'up')) !== true) {
      return false;
    }
    const losses = findLosses(course, { reverted, again: await this.#reader.read() });
    for (const { table, problem, differences } of losses) {
      this.#fail(ROUND_TRIP, migration, problem, differences, table);
    }
    return losses.length === 0;
  }

  async #run(migration: LoadedMigration, direction: Direction): Promise<true | 'skipped' | 'failed'> {
    try {
      return (await this.stage.run(migration, direction)) || 'skipped';
    } catch (error) {
      const isIrreversible = error instanceof IrreversibleMigrationError;
      const { revision: _revision, ...failure } = failureOf(error);
      const { id, file } = migration;
      const check = isIrreversible ? 'has no irreversible revision' : ROUND_TRIP;
      this.#faults.push({ file, ...failure, check, revision: id });
      return 'failed';
    }
  }

  #fail(
    check: MigrationCheck,
    { id, file }: LoadedMigration,
    problem: string,
    differences: readonly string[],
    table?: string,
  ): false {
    this.#faults.push({ check, revision: id, file, ...(table && { table }), problem, differences });
    return false;
  }

  /** Without the order of columns: no `down` can put a column back to where it was. */
  async #readSchema(): Promise<readonly string[]> {
    const lines = await readSchemaLines(this.stage.onlooker, { except: this.#except, repeated: true });
    return lines.filter((line) => !line.startsWith('columns '));
  }
}

const ROUND_TRIP = 'goes up, down and up to the same schema and rows';
