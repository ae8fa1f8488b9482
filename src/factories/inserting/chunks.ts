import { BufferPool } from './buffer-pool.js';
import type { ColumnSet } from './column-sets.js';
import { Group } from './group.js';
import type { GroupWriter } from './group-writer.js';
import { inOrder } from './group.js';
import type { ForeignKey, InsertTables } from './insert-table.js';
import type { TablePlan } from './row-plan.js';
import type { Session } from './session.js';
import { NULL } from './fields/property-fields.js';

const CHUNK_BYTES = 512 * 1_024;
const PAUSE_BYTES = 16 * 1_024;

/**
 * Gathers lines in chunks, each of which is written while the next one fills.
 *
 * In a chunk, lines with the same columns of a table are one COPY. Foreign keys are checked at the end of each, so that those
 * that hold a row stand before, or in the same one, as those that refer to it. Where two would have to stand before each other, the
 * foreign key is deferred, or else the chunk ends.
 */
export class Chunks {
  #groups: Group[] = [];
  readonly #deferred = new Set<ForeignKey>();
  readonly #pool = new BufferPool();
  #bytes = 0;
  #unpaused = 0;
  #waiting = 0;
  /** The last two that have ended. */
  #written: [before: Promise<void>, last: Promise<void>] = [Promise.resolve(), Promise.resolve()];

  constructor(
    private readonly tables: InsertTables,
    private readonly writer: GroupWriter,
    private readonly session: Session,
  ) {}

  /** Whether it is time for {@link pause}. */
  get isPauseDue(): boolean {
    return this.#unpaused >= PAUSE_BYTES || this.#waiting > 1;
  }

  /** Lets others have a turn, and waits while more than one chunk is to be written. */
  async pause(): Promise<void> {
    this.#unpaused = 0;
    await this.session.pause();
    await this.#written[0];
    this.session.ensureSound();
  }

  /** @param line what the plan has just made. */
  add(line: string, plan: TablePlan): void {
    const bytes = this.#groupFor(plan).add(line);
    this.#bytes += bytes;
    this.#unpaused += bytes;
    if (this.#bytes >= CHUNK_BYTES) {
      this.#end();
    }
  }

  /** Writes what is left, and what was deferred is checked. */
  async finish(): Promise<void> {
    this.#end();
    await this.#written[1];
    await this.session.run(() => this.writer.check());
  }

  #groupFor({ columnSet, references, fields }: TablePlan): Group {
    for (const { foreignKey, at } of references) {
      const isOpen = at < 0 || fields[at] !== NULL;
      const target = isOpen ? this.tables.find(foreignKey.target) : undefined;
      for (const group of target?.groups ?? []) {
        if (group !== columnSet.group && columnSet.group?.needs.has(group) !== true) {
          this.#need(columnSet, group, foreignKey);
        }
      }
    }
    return columnSet.group ?? this.#open(columnSet);
  }

  #need(columnSet: ColumnSet, needed: Group, foreignKey: ForeignKey): void {
    if (this.#deferred.has(foreignKey)) {
      return;
    }
    const group = columnSet.group ?? this.#open(columnSet);
    if (!needed.reaches(group)) {
      group.needs.add(needed);
    } else if (foreignKey.deferrable) {
      this.#deferred.add(foreignKey);
    } else {
      this.#end();
    }
  }

  #open(columnSet: ColumnSet): Group {
    const group = new Group(columnSet, this.#pool);
    columnSet.group = group;
    columnSet.table.groups.push(group);
    this.#groups.push(group);
    return group;
  }

  #end(): void {
    const groups = this.#groups;
    for (const { columnSet } of groups) {
      columnSet.group = undefined;
      columnSet.table.groups.length = 0;
    }
    [this.#groups, this.#bytes] = [[], 0];
    if (groups.length > 0) {
      this.#write(inOrder(groups));
    }
  }

  #write(groups: readonly Group[]): void {
    const deferred = [...this.#deferred];
    this.#waiting += 1;
    const written = this.session.run(() => this.writer.write(groups, deferred));
    const ended = () => {
      this.#waiting -= 1;
    };
    // The session remembers a failure for whoever comes next.
    this.#written = [this.#written[1], written.then(ended, ended)];
  }
}
