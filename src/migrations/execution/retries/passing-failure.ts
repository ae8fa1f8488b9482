import { MigrationFailedError } from '../../../errors/migration-failed.error.js';
import { hasCode } from '../../../database/has-code.js';

/** Why something failed that may succeed the next time. */
export type RetryReason = 'lock-timeout' | 'deadlock' | 'serialization';

/** By their SQLSTATE. */
const REASONS: Readonly<Record<string, RetryReason>> = {
  '55P03': 'lock-timeout',
  '40P01': 'deadlock',
  '40001': 'serialization',
};

/** Undefined where the same would fail again. */
export function passingReason(error: unknown): RetryReason | undefined {
  const state = error instanceof MigrationFailedError ? error.failed?.sqlState : undefined;
  return state === undefined ? reasonOfCode(error) : REASONS[state];
}

function reasonOfCode(error: unknown): RetryReason | undefined {
  return Object.entries(REASONS).find(([code]) => hasCode(error, code))?.[1];
}
