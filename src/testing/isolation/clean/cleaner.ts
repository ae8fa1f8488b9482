import type { DatabaseClient } from '../../../database/client.js';
import { hasCode } from '../../../database/has-code.js';
import type { ObjectName } from '../../../database/object-name.js';
import { TestSchemaChangedError } from '../../../errors/test-schema-changed.error.js';
import { Baselines } from './baselines.js';
import { readChangedTables, type ChangedTables } from './changed-tables.js';
import { CleanSession } from './clean-session.js';
import { CLEAN_SCHEMA } from './clean-schema.js';
import { Debts } from './debts.js';
import { copyStatements, restoreStatements } from './restore-sql.js';
import { keepPresentStates, readKeptStates } from './sequence-states.js';
import { readForeignKeys, readTableFacts, type TableFacts } from './table-facts.js';
import { TableMap } from './table-map.js';
import { readWritten, type Written } from './written.js';

export interface CleanerOptions {
  /** As they were given to `prepareCleaning`. */
  except?: readonly ObjectName[];
  /** How long to wait for sessions that are writing, in milliseconds. Default: 5000. */
  lockTimeoutMs?: number;
}

const LOCK_TIMEOUT_MS = 5_000;
const TRIES = 3;
/** Of a deadlock, and of rows that another session has committed meanwhile. */
const AGAIN = ['40P01', '40001', '23503', '23505'];
const NO_CHANGES: ChangedTables = { made: [], dropped: [] };

/** Brings the rows and sequences of a prepared database back to what they were, those that were written only. */
export class Cleaner {
  readonly #baselines = new Baselines();
  /** Of the tables when they were last seen to be those of the template. */
  #mark = '';

  private constructor(
    private readonly session: CleanSession,
    private readonly tables: TableMap,
    private readonly debts: Debts,
    private readonly except: readonly ObjectName[],
  ) {}

  /** Takes the connection over: it is no use for anything else afterwards. The state of the template is the one to go back to. */
  static async open(
    client: DatabaseClient,
    { except = [], lockTimeoutMs = LOCK_TIMEOUT_MS }: CleanerOptions = {},
  ): Promise<Cleaner> {
    const session = await CleanSession.open(client, lockTimeoutMs);
    await client.query(`vacuum ${CLEAN_SCHEMA}.log`);
    const debts = await Debts.ofKilledRuns(client);
    const facts = await readTableFacts(client, session.asReplica);
    const foreignKeys = session.asReplica ? [] : await readForeignKeys(client);
    return new Cleaner(session, new TableMap(facts, foreignKeys), debts, except);
  }

  /** A block begins: what it adds to the baseline is taken away when it is left. */
  enter(): void {
    this.#baselines.enter();
  }

  /**
   * What was written belongs to the innermost block from here on.
   *
   * @throws CleaningBlockedError, CleaningFailedError
   */
  async keep(): Promise<void> {
    const written = await this.#written();
    if (written.tables.length + written.sequences.length === 0) {
      return;
    }
    const { dropped } = await this.#changes(written);
    const reached = without(this.tables.reachedFrom(written.tables), dropped);
    const sequences = [...new Set([...written.sequences, ...this.#sequencesOf(written, reached)])];
    const states = await readKeptStates(this.session.client, sequences);
    const copies = this.#baselines.copiesOf(reached);
    await this.session.run([
      `delete from ${CLEAN_SCHEMA}.log where relation = any ('{${written.tables.join()}}')`,
      ...copies.flatMap(([table, copy]) => copyStatements(table, copy)),
      keepPresentStates(states.map(({ sequence }) => sequence)),
    ]);
    this.#baselines.keep(copies, states);
  }

  /** @throws what {@link clean} does; what is not taken away then is by the next call. */
  async leave(): Promise<void> {
    const block = this.#baselines.leave();
    if (block !== undefined) {
      this.debts.add(block);
      await this.clean();
    }
  }

  /**
   * Takes away what was written since the baseline was kept, in one transaction; one query where nothing was. Waits for
   * transactions that have written and are not at their end.
   *
   * @throws CleaningBlockedError where it was waited for in vain; TestSchemaChangedError where tables came or went, after the others
   * were cleaned; CleaningFailedError
   */
  async clean(): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#clean();
      } catch (error) {
        if (tries === TRIES || !(error instanceof Error && hasCode(error.cause, ...AGAIN))) {
          throw error;
        }
      }
    }
  }

  async #clean(): Promise<void> {
    const written = await this.#written();
    const changes = await this.#changes(written);
    if (!this.debts.isEmpty || written.tables.length + written.sequences.length > 0) {
      await this.#restore(written, changes);
    }
    if (changes !== NO_CHANGES) {
      const dropped = changes.dropped.map(({ name }) => name);
      throw new TestSchemaChangedError(this.session.client.database ?? '', changes.made, dropped);
    }
  }

  async #restore(written: Written, { dropped }: ChangedTables): Promise<void> {
    const { tables, sequences, before, after } = this.debts;
    const reached = this.tables.reachedFrom([...written.tables, ...tables]);
    const hasRows = (oid: number) => this.#baselineOf(oid) !== undefined;
    const restored = without(this.tables.withReferrers(reached, hasRows), dropped);
    const statements = restoreStatements({
      tables: restored.map((table) => ({
        table,
        baseline: this.#baselines.of(table),
        cleanBefore: this.#baselines.cleanBefore(table),
      })),
      noted: written.tables,
      sequences: [...new Set([...written.sequences, ...sequences, ...this.#sequencesOf(written, restored)])],
      asReplica: this.session.asReplica,
    });
    const rows = await this.session.run(
      [...before, ...statements, ...after],
      restored.map(({ oid }) => oid),
    );
    this.debts.clear();
    rows.filter(hasCleanBefore).forEach((row) => this.#baselines.restored(restored, row.cleanBefore));
  }

  async #written(): Promise<Written> {
    try {
      return await readWritten(this.session.client);
    } catch (error) {
      throw await this.session.failure(error);
    }
  }

  async #changes({ mark }: Written): Promise<ChangedTables> {
    if (mark === this.#mark) {
      return NO_CHANGES;
    }
    const changes = await readChangedTables(this.session.client, this.except);
    if (changes.made.length + changes.dropped.length > 0) {
      return changes;
    }
    this.#mark = mark;
    return NO_CHANGES;
  }

  #baselineOf(oid: number): string | undefined {
    const table = this.tables.get(oid);
    return table && this.#baselines.of(table);
  }

  #sequencesOf({ tables }: Written, reached: readonly TableFacts[]): number[] {
    const written = tables.flatMap((oid) => this.tables.get(oid) ?? []);
    return [...written, ...reached].flatMap(({ sequences }) => sequences);
  }
}

function hasCleanBefore(row: unknown): row is { cleanBefore: string } {
  return (
    typeof row === 'object' && row !== null && 'cleanBefore' in row && typeof row.cleanBefore === 'string'
  );
}

function without(tables: readonly TableFacts[], dropped: ChangedTables['dropped']): TableFacts[] {
  return tables.filter(({ oid }) => !dropped.some((table) => table.oid === oid));
}
