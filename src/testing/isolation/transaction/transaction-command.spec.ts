import { mayControlWithin, parseTransactionCommand } from './transaction-command.js';

describe('parseTransactionCommand', () => {
  it.each([
    ['begin', { kind: 'begin', readOnly: false }],
    ['BEGIN;', { kind: 'begin', readOnly: false }],
    ['begin work', { kind: 'begin', readOnly: false }],
    [
      'start transaction isolation level repeatable read read only, deferrable',
      { kind: 'begin', readOnly: true },
    ],
    ['begin transaction isolation level serializable, read write', { kind: 'begin', readOnly: false }],
    ['-- why\n/* it; */ begin', { kind: 'begin', readOnly: false }],
    ['commit', { kind: 'commit', chain: false }],
    ['end transaction', { kind: 'commit', chain: false }],
    ['commit and chain', { kind: 'commit', chain: true }],
    ['commit and no chain', { kind: 'commit', chain: false }],
    ['abort', { kind: 'rollback', chain: false }],
    ['rollback work and chain', { kind: 'rollback', chain: true }],
    ['savepoint "trx1"', { kind: 'savepoint', name: 'trx1' }],
    ['savepoint Trx1', { kind: 'savepoint', name: 'trx1' }],
    ['savepoint "A ""b"""', { kind: 'savepoint', name: 'A "b"' }],
    ['release "trx1"', { kind: 'release', name: 'trx1' }],
    ['release savepoint trx1', { kind: 'release', name: 'trx1' }],
    ['rollback to "trx1"', { kind: 'rollback to', name: 'trx1' }],
    ['rollback transaction to savepoint trx1;', { kind: 'rollback to', name: 'trx1' }],
    ['set transaction read only', { kind: 'set transaction', readOnly: true }],
    ['set local transaction isolation level serializable', { kind: 'set transaction', readOnly: false }],
    ["prepare transaction 'x'", { kind: 'prepare' }],
  ])('reads %j', (sql, command) => {
    expect(parseTransactionCommand(sql)).toEqual(command);
  });

  it.each([
    'select 1',
    'beginning',
    "commit prepared 'x'",
    'begin; select 1',
    'set local transaction_read_only = on',
    'set search_path = a',
    'prepare p as select 1',
    'release_stock()',
    'end_of_day',
  ])('has nothing to say of %j', (sql) => {
    expect(parseTransactionCommand(sql)).toBeUndefined();
  });
});

describe('mayControlWithin', () => {
  it.each(['begin; select 1', 'select 1; commit', "select 'a;' as end"])('has %j looked into', (sql) => {
    expect(mayControlWithin(sql)).toBe(true);
  });

  it.each(['begin', 'commit ; ', 'select 1; select 2', 'insert into begin values (1)'])(
    'passes %j',
    (sql) => {
      expect(mayControlWithin(sql)).toBe(false);
    },
  );
});
