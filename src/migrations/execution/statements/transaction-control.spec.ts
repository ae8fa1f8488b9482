import { findTransactionControl } from './transaction-control.js';

describe('findTransactionControl', () => {
  it.each([
    ['begin', 'begin'],
    ['BEGIN; insert into a values (1); commit', 'begin'],
    ['start transaction read only', 'start transaction'],
    ['-- done\ncommit', 'commit'],
    ['commit and chain', 'commit'],
    ['end transaction', 'end'],
    ['rollback', 'rollback'],
    ['abort work', 'abort'],
    ["prepare transaction 'a'", 'prepare transaction'],
    ['rollback to savepoint a', undefined],
    ['rollback work to a', undefined],
    ['savepoint a', undefined],
    ['release a', undefined],
    ["commit prepared 'a'", undefined],
    ["rollback prepared 'a'", undefined],
    ['prepare a as select 1', undefined],
    ['"begin" x', undefined],
    ['beginning', undefined],
    ['do $$ begin commit; end $$', undefined],
    ['', undefined],
  ])('of %j', (statement, words) => {
    expect(findTransactionControl(statement)).toBe(words);
  });
});
