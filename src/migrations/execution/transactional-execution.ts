import { AutocommitRequiredError } from '../../errors/autocommit-required.error.js';
import { MigrationExecution } from './migration-execution.js';
import { requiresAutocommit } from './statements/bare-statement.js';
import type { Statement } from './statements/statement.js';

/** Runs a migration in the transaction that its client is in. */
export class TransactionalExecution extends MigrationExecution {
  readonly inTransaction = true;

  get statements(): number {
    return this.log.done;
  }

  /** @throws AutocommitRequiredError before any of them runs, where PostgreSQL would refuse one. */
  protected override async runAll(statements: readonly Statement[]): Promise<void> {
    const refused = statements.find(({ text }) => requiresAutocommit(text));
    if (refused !== undefined) {
      throw new AutocommitRequiredError(this.migration.revision, refused.text, this.migration.file);
    }
    await super.runAll(statements);
  }

  protected async runStatement({ text }: Statement): Promise<void> {
    await this.send(text);
    this.log.statementDone(text);
  }
}
