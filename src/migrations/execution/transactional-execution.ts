import { MigrationExecution } from './migration-execution.js';
import { ensureFitsTransaction } from './statements/ensure-allowed.js';
import type { Statement } from './statements/statement.js';

/** Runs a migration in the transaction that its client is in. */
export class TransactionalExecution extends MigrationExecution {
  readonly inTransaction = true;

  get statements(): number {
    return this.log.done;
  }

  /** @throws AutocommitRequiredError, BackfillInTransactionError before any of them runs. */
  protected override async runAll(statements: readonly Statement[]): Promise<void> {
    ensureFitsTransaction(this.migration, statements);
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
