import type { DatabaseClient } from '../../../database/client.js';
import { hasCode } from '../../../database/has-code.js';
import { CleaningBlockedError } from '../../../errors/cleaning-blocked.error.js';
import { CLEAN_SCHEMA } from './clean-schema.js';
import { toCleaningFailure } from './cleaning-failure.js';
import { sessionsInTheWay } from './sessions-in-the-way.js';

const INSUFFICIENT_PRIVILEGE = '42501';
const LOCK_NOT_AVAILABLE = '55P03';

/** The connection that cleans, in a session of its own settings. */
export class CleanSession {
  private constructor(
    readonly client: DatabaseClient,
    readonly lockTimeoutMs: number,
    /** Whether neither foreign keys nor ordinary triggers hold in this session. */
    readonly asReplica: boolean,
  ) {}

  /** Sets the settings; the writes of this session are not noted from here on. */
  static async open(client: DatabaseClient, lockTimeoutMs: number): Promise<CleanSession> {
    await client.query(
      `set lock_timeout = ${lockTimeoutMs}; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
       set ${CLEAN_SCHEMA}.paused = 'on'`,
    );
    return new CleanSession(client, lockTimeoutMs, await becomeReplica(client));
  }

  /**
   * Runs the statements in one transaction and one round trip.
   *
   * @returns their rows, one after the other.
   * @throws what {@link failure} makes of PostgreSQL's failures.
   */
  async run(statements: readonly string[], tables: readonly number[] = []): Promise<unknown[]> {
    const begin = 'begin isolation level read committed read write';
    try {
      // Of several statements there are several results, which the types do not know of.
      const results = [await this.client.query([begin, ...statements, 'commit'].join(';\n'))].flat();
      return results.flatMap(({ rows }): unknown[] => rows);
    } catch (error) {
      await this.client.query('rollback').catch(() => undefined);
      throw await this.failure(error, tables);
    }
  }

  /** A CleaningBlockedError where a lock was not to be had, with the sessions that have it; a CleaningFailedError otherwise. */
  async failure(error: unknown, tables: readonly number[] = []): Promise<unknown> {
    if (!hasCode(error, LOCK_NOT_AVAILABLE)) {
      return toCleaningFailure(this.client, 'cleaned', error);
    }
    const sessions = await sessionsInTheWay(this.client, tables);
    return new CleaningBlockedError(this.client.database ?? '', this.lockTimeoutMs, sessions, error);
  }
}

async function becomeReplica(client: DatabaseClient): Promise<boolean> {
  try {
    await client.query('set session_replication_role = replica');
    return true;
  } catch (error) {
    if (hasCode(error, INSUFFICIENT_PRIVILEGE)) {
      return false;
    }
    throw error;
  }
}
