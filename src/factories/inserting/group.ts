import type { BufferPool } from './buffer-pool.js';
import type { ColumnSet } from './column-sets.js';

/** In characters: lines are gathered before they become bytes. */
const LINES_LENGTH = 16 * 1_024;
/** How many bytes of UTF-8 a unit of JavaScript's strings becomes at most. */
const MOST_BYTES = 3;

/** Lines of one chunk with the same columns of the same table. */
export class Group {
  /** What has to be written before. */
  readonly needs = new Set<Group>();
  readonly #full: Buffer[] = [];
  readonly #taken: Buffer[] = [];
  #buffer: Buffer | undefined;
  #used = 0;
  #lines = '';
  #rows = 0;

  constructor(
    readonly columnSet: ColumnSet,
    private readonly pool: BufferPool,
  ) {}

  get rows(): number {
    return this.#rows;
  }

  /** @returns how many bytes more it holds. */
  add(line: string): number {
    this.#lines += line;
    this.#rows += 1;
    return this.#lines.length < LINES_LENGTH ? 0 : this.#encode();
  }

  /** All of it. Nothing can be added afterwards. */
  end(): readonly Buffer[] {
    this.#encode();
    this.#endBuffer();
    return this.#full;
  }

  /** Lets what {@link end} gave be written over. */
  free(): void {
    this.pool.giveBack(this.#taken);
  }

  /** Whether it needs the other one, be it by way of others. */
  reaches(other: Group, seen = new Set<Group>()): boolean {
    if (this === other) {
      return true;
    }
    seen.add(this);
    return [...this.needs].some((need) => !seen.has(need) && need.reaches(other, seen));
  }

  #encode(): number {
    const most = this.#lines.length * MOST_BYTES;
    if (this.#buffer === undefined || this.#buffer.length - this.#used < most) {
      this.#endBuffer();
      this.#buffer = this.pool.take(most);
      this.#taken.push(this.#buffer);
    }
    const bytes = this.#buffer.write(this.#lines, this.#used);
    this.#used += bytes;
    this.#lines = '';
    return bytes;
  }

  #endBuffer(): void {
    if (this.#buffer !== undefined) {
      this.#full.push(this.#buffer.subarray(0, this.#used));
    }
    [this.#buffer, this.#used] = [undefined, 0];
  }
}

/** What each one needs stands before it. */
export function inOrder(groups: Iterable<Group>): Group[] {
  const ordered = new Set<Group>();
  const visit = (group: Group): void => {
    if (!ordered.has(group)) {
      group.needs.forEach(visit);
      ordered.add(group);
    }
  };
  for (const group of groups) {
    visit(group);
  }
  return [...ordered];
}
