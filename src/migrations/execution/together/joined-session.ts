import { resetStatements, setTimeouts, type Timeouts } from '../session-settings.js';
import { WorkSession } from '../work-session.js';
import { settleConstraints } from './settle-constraints.js';

/** The session of a run that is one transaction: what would be a transaction of its own becomes a part of it. */
export class JoinedSession extends WorkSession {
  private constructor(
    whole: WorkSession,
    /** What the session has for `client_connection_check_interval`, which some systems do not support. */
    private readonly checkInterval: string,
  ) {
    super(whole.client, whole.lock, whole.traits);
  }

  /** To be called within the transaction, at its start. */
  static async join(whole: WorkSession): Promise<JoinedSession> {
    const { rows } = await whole.client.query<{ interval: string }>(
      `select current_setting('client_connection_check_interval') as interval`,
    );
    return new JoinedSession(whole, rows[0]?.interval ?? '0');
  }

  override get mayRepeat(): boolean {
    return false;
  }

  /** `reset all` takes back what was set for the transaction alone, too. */
  override async reset(): Promise<void> {
    await this.client.query(resetStatements(this.state));
    await this.client.query(`select set_config('client_connection_check_interval', $1, false)`, [
      this.checkInterval,
    ]);
  }

  /** Ends with the checks that a commit would make, so that a fault is told of the migration that made it. */
  override async transaction<T>(work: () => Promise<T>, timeouts?: Timeouts): Promise<T> {
    if (timeouts !== undefined) {
      await setTimeouts(this.client, timeouts, 'transaction');
    }
    const result = await work();
    await settleConstraints(this.client);
    return result;
  }

  override async bookkeeping<T>(work: () => Promise<T>, timeouts?: Timeouts): Promise<T> {
    return this.transaction(work, timeouts);
  }

  override async reading<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
}
