import { ConnectionLostError } from '../../errors/connection-lost.error.js';
import { DatabaseConnectionError } from '../../errors/database-connection.error.js';
import { MigrationFailedError } from '../../errors/migration-failed.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import type { FoundFault } from './migration-fault.js';

/** What a failed migration says. @throws the error where the migration is not to blame. */
export function failureOf(error: unknown): Omit<FoundFault, 'check'> {
  const isOfServer = error instanceof ConnectionLostError || error instanceof DatabaseConnectionError;
  if (!(error instanceof SiskinError) || isOfServer) {
    throw error;
  }
  const { revision, file } = error instanceof MigrationFailedError ? error.migration : {};
  return { ...(revision && { revision }), ...(file && { file }), problem: error.problem, differences: [] };
}
