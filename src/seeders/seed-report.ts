import type { LockHolder } from '../errors/lock-timeout.error.js';
import type { ReferenceResult } from './reference/index.js';
import type { LoopProgress } from './progress/seed-progress.js';

/** What a run has done: plain data. */
export interface SeedResult {
  /** What all generated values depend on: run with it to get the same ones again. */
  readonly randomSeed: number;
  /** Whether all of it was rolled back in the end. */
  readonly dryRun: boolean;
  /** The tables that were emptied before; only where that was asked for. */
  readonly truncated?: readonly string[];
  /** In the order in which they ran, dependencies included. */
  readonly seeders: readonly SeederReport[];
  /** What all of them wrote, by table; not what was written outside of a transaction, where that can't be told. */
  readonly rows: readonly TableRows[];
}

export interface SeederReport {
  readonly seeder: string;
  /** From its start to the end of its transaction, those that it called included. */
  readonly durationMs: number;
  /** Why it did not run, where it did not. */
  readonly skipped?: SkipReason;
  /** Whether it is another one by now than the one that has run; only of one that is skipped for having run. */
  readonly changed?: true;
  /** Whether it failed; only where the run went on. */
  readonly failed?: true;
  /**
   * What it wrote itself, by table, as PostgreSQL counts it: also what triggers wrote, or a savepoint took back. Absent outside of a
   * transaction, where that can't be told.
   */
  readonly rows?: readonly TableRows[];
  /** What became of the reference data that it declared itself; only where there was some. */
  readonly references?: readonly ReferenceResult[];
  /** The seeders that it called, and their dependencies. */
  readonly calls: readonly SeederReport[];
}

/** Rows of a table, which has its schema before its name where the `search_path` does not find it. */
export interface TableRows {
  readonly table: string;
  readonly inserted: number;
  readonly updated: number;
  readonly deleted: number;
}

/**
 * - `'environment'`: the seeder is declared for other environments;
 * - `'except'`: it was left out on purpose;
 * - `'dependency'`: one that it depends on has failed;
 * - `'once'`: it runs once, and has.
 */
export type SkipReason = 'environment' | 'except' | 'dependency' | 'once';

/** Told while a run goes on. */
export type SeederEvent = SeedRunEvent | SeederStepEvent;

/** Of the run as a whole: it waits for the lock; it starts; tables were emptied. The seeders are those that are known beforehand, in their order. */
export type SeedRunEvent =
  | { readonly type: 'waiting'; readonly holder: LockHolder | undefined }
  | {
      readonly type: 'seeding';
      readonly randomSeed: number;
      readonly dryRun: boolean;
      readonly seeders: readonly string[];
    }
  | { readonly type: 'truncated'; readonly tables: readonly string[] };

/** Of one seeder. The depth is 0 for the seeders of the run, 1 for those that they call, and so on. */
export type SeederStepEvent = { readonly seeder: string; readonly depth: number } & (
  | { readonly type: 'started' }
  | { readonly type: 'skipped'; readonly reason: SkipReason; readonly changed?: true }
  | { readonly type: 'reference'; readonly reference: ReferenceResult }
  | { readonly type: 'progress'; readonly progress: LoopProgress }
  | { readonly type: 'finished'; readonly durationMs: number; readonly rows?: readonly TableRows[] }
  | { readonly type: 'failed'; readonly durationMs: number; readonly error: unknown }
);
