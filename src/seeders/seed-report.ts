/** What a run has done: plain data. */
export interface SeedResult {
  /** What all generated values depend on: run with it to get the same ones again. */
  readonly randomSeed: number;
  /** In the order in which they ran, dependencies included. */
  readonly seeders: readonly SeederReport[];
}

export interface SeederReport {
  readonly seeder: string;
  /** From its start to the end of its transaction, those that it called included. */
  readonly durationMs: number;
  /** Why it did not run, where it did not. */
  readonly skipped?: SkipReason;
  /** The seeders that it called, and their dependencies. */
  readonly calls: readonly SeederReport[];
}

/** `'environment'`: the seeder is declared for other environments. */
export type SkipReason = 'environment';

/** Told while a run goes on. The depth is 0 for the seeders of the run, 1 for those that they call, and so on. */
export type SeederEvent = { readonly seeder: string; readonly depth: number } & (
  | { readonly type: 'started' }
  | { readonly type: 'skipped'; readonly reason: SkipReason }
  | { readonly type: 'finished'; readonly durationMs: number }
  | { readonly type: 'failed'; readonly durationMs: number; readonly error: unknown }
);
