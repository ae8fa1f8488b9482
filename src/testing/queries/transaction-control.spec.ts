import { isTransactionControl } from './transaction-control.js';

describe('isTransactionControl', () => {
  it.each([
    'begin',
    'BEGIN isolation level serializable',
    'start transaction read only',
    ' commit;',
    'rollback to savepoint "trx1"',
    'savepoint a',
    'release savepoint a',
    'set transaction isolation level serializable',
    'set constraints all immediate',
  ])('%s', (sql) => expect(isTransactionControl(sql)).toBe(true));

  it.each([
    'select 1',
    'set local role x',
    'beginning',
    'prepare a as select 1',
    'insert into commit values (1)',
  ])('but not: %s', (sql) => expect(isTransactionControl(sql)).toBe(false));
});
