import { holdsCursor, isSessionStatement } from './session-statement.js';

describe('isSessionStatement', () => {
  it.each([
    ['set search_path = shop, public', true],
    ['SET ROLE owner;', true],
    ['set session authorization ada', true],
    ['reset role', true],
    ['reset all', true],
    ["set session my.setting to 'a;b'", true],
    ['/* who */ set role owner -- end', true],
    ['set local lock_timeout = 0', false],
    ['set constraints all deferred', false],
    ['set transaction isolation level serializable', false],
    ['set role owner; create table a ()', false],
    ['reset role; drop table a', false],
    [`set x = ${'a, '.repeat(100)}b`, false],
    ['"set" role', false],
    ['select set_config(1)', false],
    ['update t set a = 1', false],
    ['', false],
  ])('of %j: %s', (statement, is) => {
    expect(isSessionStatement(statement)).toBe(is);
  });
});

describe('holdsCursor', () => {
  it.each([
    ['declare "siskin_cursor_1" no scroll cursor with hold for select 1', true],
    ['DECLARE c CURSOR WITH HOLD FOR SELECT 1', true],
    ['declare c cursor for select 1', false],
    ["declare c cursor for select 'cursor with hold'", false],
    ['select 1', false],
  ])('of %j: %s', (statement, holds) => {
    expect(holdsCursor(statement)).toBe(holds);
  });
});
