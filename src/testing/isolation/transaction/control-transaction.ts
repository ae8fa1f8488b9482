import { CommitRequiredError } from '../../../errors/commit-required.error.js';
import type { AppTransaction } from './app-transaction.js';
import type { Answer } from './outer-connection.js';
import { outsideTransaction } from './session-failure.js';
import { answerOf, type Job } from './shared-state.js';
import type { TransactionCommand } from './transaction-command.js';

/** What a command does to the transaction that it is in. */
export async function controlTransaction(
  transaction: AppTransaction,
  command: TransactionCommand,
  job: Job,
): Promise<Answer> {
  switch (command.kind) {
    case 'begin':
      return transaction.setModes(command.readOnly, 'BEGIN');
    case 'commit':
      return transaction.commit();
    case 'rollback':
      return transaction.rollback();
    case 'set transaction':
      return transaction.setModes(command.readOnly, 'SET');
    case 'savepoint':
      return transaction.savepoint(command.name, job);
    case 'release':
      return transaction.release(command.name, job);
    case 'rollback to':
      return transaction.rollbackTo(command.name, job);
    case 'prepare':
      throw new CommitRequiredError(job.text);
  }
}

/** As PostgreSQL answers where there is no transaction: with an error, or with a warning that nobody reads. */
export async function controlNothing(command: TransactionCommand, job: Job): Promise<Answer> {
  const { kind } = command;
  switch (kind) {
    case 'commit':
    case 'rollback':
      if (command.chain) {
        throw outsideTransaction(`${kind} and chain`);
      }
      return answerOf(kind.toUpperCase());
    case 'savepoint':
    case 'release':
    case 'rollback to':
      throw outsideTransaction(kind === 'savepoint' ? kind : `${kind} savepoint`);
    case 'prepare':
      throw new CommitRequiredError(job.text);
    default:
      return answerOf(kind === 'set transaction' ? 'SET' : kind.toUpperCase());
  }
}
