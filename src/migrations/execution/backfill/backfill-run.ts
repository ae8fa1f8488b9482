import type { BackOff } from '../retries/back-off.js';
import { withRetries, type RetryOptions } from '../retries/with-retries.js';
import type { WorkSession } from '../work-session.js';
import type { BackfillPlan } from './backfill-plan.js';
import { LoadWatch } from './load-watch.js';
import { nextSize } from './pace.js';
import type { Position, PositionRecord } from './positions.js';
import { progressOf, type BackfillProgress } from './progress.js';
import { WalkSql } from './walk-sql.js';

/** A batch is small, and many of them make it likely that one meets somebody. */
const RETRIES = 10;
const PACE: BackOff = { firstMs: 100, longestMs: 10_000 };

export interface BackfillTools {
  session: WorkSession;
  positions: PositionRecord;
  retrying: RetryOptions;
  onProgress?: (progress: BackfillProgress) => void;
}

/** Goes through a table range by range, each in a transaction that holds the new position, too. */
export class BackfillRun {
  readonly #session: WorkSession;
  readonly #tools: BackfillTools;
  readonly #plan: BackfillPlan;
  readonly #sql: WalkSql;
  readonly #load: LoadWatch;
  readonly #begun = performance.now();
  readonly #before: number;
  #position: Position;
  #size: number;

  constructor(tools: BackfillTools, plan: BackfillPlan, position: Position) {
    this.#session = tools.session;
    this.#tools = tools;
    this.#plan = plan;
    this.#sql = new WalkSql(plan.walk);
    this.#load = new LoadWatch(tools.session, plan.facts);
    this.#position = position;
    this.#before = position.rows;
    this.#size = plan.batch;
  }

  /** How many rows were gone through, in this run and those before. */
  get rows(): number {
    return this.#position.rows;
  }

  async toEnd(): Promise<void> {
    while (await this.#batch()) {
      this.#report();
      await this.#session.pause(this.#plan.pauseMs);
      await this.#load.untilLight();
    }
    this.#report();
  }

  /** @returns whether there may be more rows. */
  async #batch(): Promise<boolean> {
    this.#session.ensureActive();
    const onRetry = () => (this.#size = Math.max(1, Math.floor(this.#size / 2)));
    const retrying = { ...this.#tools.retrying, retries: RETRIES, pace: PACE, onRetry };
    return withRetries(retrying, () => this.#tryBatch());
  }

  async #tryBatch(): Promise<boolean> {
    const { targetMs, batch } = this.#plan;
    const begun = performance.now();
    const moved = await this.#session.transaction(() => this.#step());
    this.#position = moved.position;
    this.#size = nextSize(this.#size, performance.now() - begun, targetMs, batch);
    return moved.more;
  }

  /** The range after the position, which is the last one where it has fewer rows than were asked for. */
  async #step(): Promise<{ position: Position; more: boolean }> {
    const full = await this.#ask(this.#sql.upperEnd(this.#hasPosition), [...this.#key, this.#size]);
    const range = full ?? (await this.#ask(this.#sql.lastRow(this.#hasPosition), this.#key));
    if (range === undefined) {
      return { position: this.#position, more: false };
    }
    const { positions } = this.#tools;
    const position = { key: this.#named(range.key), rows: this.rows + (range.rows ?? this.#size) };
    await this.#update(range.key);
    await positions.move(this.#position, position);
    return { position, more: full !== undefined };
  }

  async #update(upperEnd: readonly string[]): Promise<void> {
    const update = this.#sql.update(this.#hasPosition);
    const { client } = this.#session;
    await this.#session.perform(update, () => client.query(update, [...this.#key, ...upperEnd]));
  }

  async #ask(query: string, parameters: readonly unknown[]) {
    const { client } = this.#session;
    const { rows } = await this.#session.cancellable(() =>
      client.query<{ key: string[]; rows?: number }>(query, [...parameters]),
    );
    return rows[0];
  }

  get #hasPosition(): boolean {
    return this.#position.key !== null;
  }

  get #key(): readonly string[] {
    const { key } = this.#position;
    return key === null ? [] : this.#plan.walk.key.map(({ name }) => key[name] ?? '');
  }

  #named(values: readonly string[]): Record<string, string> {
    return Object.fromEntries(this.#plan.walk.key.map(({ name }, i) => [name, values[i] ?? '']));
  }

  #report(): void {
    const { table, facts } = this.#plan;
    const elapsedMs = performance.now() - this.#begun;
    const course = { table, before: this.#before, done: this.rows, estimate: facts.estimate, elapsedMs };
    this.#tools.onProgress?.(progressOf(course));
  }
}
