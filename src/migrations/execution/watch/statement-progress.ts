import type { BlockingSession } from '../../../errors/blocking-session.js';

/** How far a statement is that takes long. */
export interface StatementProgress {
  /** Its first line, cut after 120 characters. */
  statement: string;
  elapsedMs: number;
  /** Whom it waits for; empty where it works. */
  blockers: BlockingSession[];
  /** What PostgreSQL says that it does, such as `building index: scanning table`. */
  phase?: string;
  /** How much of the phase is done, from 0 to 1; absent where that is not known. */
  share?: number;
  /** The index that is built, once others can see it. */
  index?: string;
  /** The table that it works on, where PostgreSQL says so, or that grows most. */
  table?: string;
  /** By how many bytes that has grown since it was first looked at; absent where it has not. */
  grownBytes?: number;
}
