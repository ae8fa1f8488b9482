import { ConnectionLostError } from '../../errors/connection-lost.error.js';
import { DatabaseConnectionError } from '../../errors/database-connection.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { SquashReplayError } from '../../errors/squash-replay.error.js';

/** @throws SquashReplayError where a migration can't be run; a server that is gone is not its fault. */
export async function withReplayErrors<T>(
  history: 'present' | 'squashed',
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOfServer = error instanceof ConnectionLostError || error instanceof DatabaseConnectionError;
    throw error instanceof SiskinError && !isOfServer ? new SquashReplayError(history, error) : error;
  }
}
