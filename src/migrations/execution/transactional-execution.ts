import { AutocommitRequiredError } from '../../errors/autocommit-required.error.js';
import { BackfillInTransactionError } from '../../errors/backfill-in-transaction.error.js';
import { showName } from '../operations/names.js';
import { MigrationExecution } from './migration-execution.js';
import { requiresAutocommit } from './statements/bare-statement.js';
import type { Statement } from './statements/statement.js';

/** Runs a migration in the transaction that its client is in. */
export class TransactionalExecution extends MigrationExecution {
  readonly inTransaction = true;

  get statements(): number {
    return this.log.done;
  }

  /** @throws AutocommitRequiredError, BackfillInTransactionError before any of them runs. */
  protected override async runAll(statements: readonly Statement[]): Promise<void> {
    const { revision, file } = this.migration;
    const backfill = statements.find(({ operation }) => operation?.kind === 'backfill')?.operation;
    if (backfill?.kind === 'backfill') {
      throw new BackfillInTransactionError(revision, showName(backfill.table), file);
    }
    const refused = statements.find(({ text }) => requiresAutocommit(text));
    if (refused !== undefined) {
      throw new AutocommitRequiredError(revision, refused.text, file);
    }
    await super.runAll(statements);
  }

  protected async runStatement({ text, copy }: Statement): Promise<void> {
    if (copy !== undefined) {
      this.log.statementDone(await this.copy(copy));
      return;
    }
    await this.send(text);
    this.log.statementDone(text);
  }
}
