import { DatabaseOfAllFailedError } from '../errors/database-of-all-failed.error.js';
import { LockTimeoutError } from '../errors/lock-timeout.error.js';
import { MistakenDecisionError } from '../errors/mistaken-decision.error.js';
import { RunInterruptedError } from '../errors/run-interrupted.error.js';
import { ScriptRangeError } from '../errors/script-range.error.js';
import { SeedOptionsError } from '../errors/seed-options.error.js';
import { SeedingInterruptedError } from '../errors/seeding-interrupted.error.js';
import { UsageError } from '../errors/usage.error.js';
import { INTERRUPTED } from './stop-signals.js';

const WRONG_USAGE = [UsageError, ScriptRangeError, SeedOptionsError, MistakenDecisionError];

/** What a check exits with that has found something. */
export const FOUND = 3;

/** 0 done, 1 failed, 2 wrong usage, 4 lock not obtained, 130 interrupted. */
export function exitCodeOf(error: unknown): number {
  if (isCommanderError(error)) {
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof DatabaseOfAllFailedError) {
    return exitCodeOf(error.cause);
  }
  if (WRONG_USAGE.some((type) => error instanceof type)) {
    return 2;
  }
  if (error instanceof RunInterruptedError || error instanceof SeedingInterruptedError) {
    return INTERRUPTED;
  }
  return error instanceof LockTimeoutError ? 4 : 1;
}

interface CommanderError extends Error {
  code: `commander.${string}`;
  /** 0 where help was asked for. */
  exitCode: number;
}

export function isCommanderError(error: unknown): error is CommanderError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('commander.')
  );
}
