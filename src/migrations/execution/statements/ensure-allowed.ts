import { AutocommitRequiredError } from '../../../errors/autocommit-required.error.js';
import { BackfillInTransactionError } from '../../../errors/backfill-in-transaction.error.js';
import type { FailedMigration } from '../../../errors/migration-failed.error.js';
import { TransactionControlError } from '../../../errors/transaction-control.error.js';
import { showName } from '../../operations/names.js';
import { requiresAutocommit } from './bare-statement.js';
import type { Statement } from './statement.js';
import { findTransactionControl } from './transaction-control.js';

/** @throws TransactionControlError for a statement that begins or ends a transaction. */
export function ensureNoControl({ revision }: Pick<FailedMigration, 'revision'>, statement: string): void {
  const control = findTransactionControl(statement);
  if (control !== undefined) {
    throw new TransactionControlError(revision, control, statement);
  }
}

/** @throws AutocommitRequiredError, BackfillInTransactionError for what can't be in the transaction of its migration. */
export function ensureFitsTransaction(
  { revision, file }: Pick<FailedMigration, 'revision' | 'file'>,
  statements: readonly Statement[],
): void {
  const backfill = statements.find(({ operation }) => operation?.kind === 'backfill')?.operation;
  if (backfill?.kind === 'backfill') {
    throw new BackfillInTransactionError(revision, showName(backfill.table), file);
  }
  const refused = statements.find(({ text }) => requiresAutocommit(text));
  if (refused !== undefined) {
    throw new AutocommitRequiredError(revision, refused.text, file);
  }
}
