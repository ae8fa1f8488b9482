import { DatabaseError } from 'pg';

/** What PostgreSQL itself says, where it is not asked. */
export function abortedTransaction(): DatabaseError {
  return failure('25P02', 'current transaction is aborted, commands ignored until end of transaction block');
}

export function missingSavepoint(name: string): DatabaseError {
  return failure('3B001', `savepoint "${name}" does not exist`);
}

export function outsideTransaction(command: string): DatabaseError {
  return failure('25P01', `${command.toUpperCase()} can only be used in transaction blocks`);
}

function failure(code: string, message: string): DatabaseError {
  return Object.assign(new DatabaseError(message, message.length, 'error'), { code, severity: 'ERROR' });
}
