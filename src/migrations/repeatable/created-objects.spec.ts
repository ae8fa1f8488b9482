import { bareName, createdObjects, type CreatedObject } from './created-objects.js';

describe('createdObjects', () => {
  it.each<[string, CreatedObject[]]>([
    ['create view a as select 1', [{ type: 'relation', name: 'a' }]],
    [
      'CREATE OR REPLACE VIEW "shop"."the ""view""" as select 1',
      [{ type: 'relation', name: '"shop"."the ""view"""' }],
    ],
    ['create or replace recursive view r (n) as select 1', [{ type: 'relation', name: 'r' }]],
    [
      'create materialized view if not exists shop . totals as select 1',
      [{ type: 'relation', name: 'shop . totals' }],
    ],
    ['-- why\n/* and how */ create view größe as select 1', [{ type: 'relation', name: 'größe' }]],
    ["create function f(a int) returns int language sql as 'select 1'", [{ type: 'routine', name: 'f' }]],
    [
      'create or replace procedure shop.p() language sql begin atomic end',
      [{ type: 'routine', name: 'shop.p' }],
    ],
    [
      'create or replace trigger "touch" before update of "on" on "users" for each row execute function f()',
      [{ type: 'trigger', name: '"touch"', table: '"users"' }],
    ],
    [
      'create constraint trigger t after insert\non shop.users deferrable execute function f()',
      [{ type: 'trigger', name: 't', table: 'shop.users' }],
    ],
    ['create policy p on users using (true)', [{ type: 'policy', name: 'p', table: 'users' }]],
    ['create table a (b int)', []],
    ["comment on view a is 'create view b as'", []],
    ["insert into t values ('create view a as select 1')", []],
    ['drop view a', []],
    ['', []],
  ])('finds those of %j', (statement, objects) => {
    expect(createdObjects([statement])).toEqual(objects);
  });

  it('takes the statements in their order', () => {
    const objects = createdObjects(['create view b as select 1', 'select 1', 'create view a as select 1']);
    expect(objects.map(({ name }) => name)).toEqual(['b', 'a']);
  });
});

describe('bareName', () => {
  it.each([
    ['a', 'a'],
    ['shop.Active', 'active'],
    ['"shop"."Active ""ones"""', 'Active "ones"'],
    ['shop . totals', 'totals'],
    ['"a.b"', 'a.b'],
  ])('of %s is %s', (name, bare) => {
    expect(bareName({ type: 'relation', name })).toBe(bare);
  });
});
