import { DatabaseError } from 'pg';

import { hasCode } from '../../../database/has-code.js';
import type { FailedMigration } from '../../../errors/migration-failed.error.js';
import { StatementInDoubtError } from '../../../errors/statement-in-doubt.error.js';
import { settle } from '../effects/settle.js';
import { withRetries, type RetryOptions } from '../retries/with-retries.js';
import { isConcurrent, readBareStatement, type BareStatement } from '../statements/bare-statement.js';
import type { WorkSession } from '../work-session.js';
import type { Progress, RecordedProgress } from './recorded-progress.js';

/** SQLSTATEs: a statement that can't be in a transaction, and a procedure that ends the one it is in. */
const REFUSED_IN_TRANSACTION = ['25001', '2D000'];

/** A statement that is to run next, and what the ledger says before and after it. */
export interface NextStatement {
  text: string;
  begun: Partial<Progress>;
  done: () => Partial<Progress>;
}

/** Runs the statements of a migration outside a transaction, each exactly once as far as that can be told. */
export class StatementRunner {
  constructor(
    private readonly session: WorkSession,
    private readonly migration: FailedMigration,
    private readonly progress: RecordedProgress,
    private readonly retrying: RetryOptions,
  ) {}

  /** @throws StatementInDoubtError where a run was interrupted in its middle and nothing tells whether it took effect. */
  async run(next: NextStatement, inDoubt: boolean): Promise<void> {
    const bare = readBareStatement(next.text);
    if (bare !== undefined || inDoubt) {
      return this.#runBare(bare ?? { form: 'once' }, next, inDoubt);
    }
    try {
      await this.#runCounted(next);
    } catch (error) {
      if (!hasCode(error, ...REFUSED_IN_TRANSACTION)) {
        throw error;
      }
      // Its words did not tell, as with a procedure that commits by itself. What it did is rolled back.
      await this.#runBare({ form: 'once' }, next, false);
    }
  }

  async #runCounted({ text, done }: NextStatement): Promise<void> {
    await withRetries(this.retrying, () => this.progress.recordWith(done(), () => this.#send(text)));
  }

  #runBare(bare: BareStatement, next: NextStatement, inDoubt: boolean): Promise<void> {
    const run = () => this.#runSettled(bare, next, inDoubt);
    const limited = () => (isConcurrent(bare) ? this.session.withoutLockTimeout(run) : run());
    // What may have taken effect in part is for a person to look at first.
    return bare.form === 'once' ? limited() : withRetries(this.retrying, limited);
  }

  async #runSettled(bare: BareStatement, next: NextStatement, inDoubt: boolean): Promise<void> {
    const { session } = this;
    const settlement = await settle(bare, { session, statement: next.text, inDoubt });
    if (settlement === 'unknown') {
      const number = this.progress.now.statementsDone + 1;
      throw new StatementInDoubtError(this.migration, number, next.text, this.progress.table);
    }
    if (settlement !== 'done') {
      await this.progress.record(next.begun);
      await this.#attempt(settlement.run);
    }
    await this.progress.record(next.done());
  }

  async #send(statement: string): Promise<void> {
    await this.session.perform(statement, () => this.session.client.query(statement));
  }

  async #attempt(statement: string): Promise<void> {
    try {
      await this.#send(statement);
    } catch (error) {
      if (error instanceof DatabaseError) {
        // The server has said that it failed; where it is gone by now, the doubt stays.
        await this.progress.record({ inDoubt: null }).catch(() => undefined);
      }
      throw error;
    }
  }
}
