import { WalkSql, type Walk } from './walk-sql.js';

const one: Walk = {
  table: '"users"',
  assignments: '"a" = 1',
  condition: undefined,
  key: [{ name: 'id', type: 'bigint', isTime: false }],
};
const two: Walk = {
  table: '"shop"."users"',
  assignments: '"a" = 1',
  condition: '(a is null or b)',
  key: [
    { name: 'the "at"', type: 'timestamp(3) with time zone', isTime: true },
    { name: 'name', type: 'character varying(20)', isTime: false },
  ],
};
const values = (from: number) =>
  `($${from}::timestamp(3) with time zone, $${from + 1}::character varying(20))`;
const plain = (sql: string) => sql.replaceAll(/\s+/g, ' ');

describe('WalkSql', () => {
  it('walks by one column', () => {
    const sql = new WalkSql(one);
    expect([false, true].map((has) => plain(sql.upperEnd(has)))).toEqual([
      'select array["id"::text] as key from "users" order by "id" limit 1 offset $1::bigint - 1',
      'select array["id"::text] as key from "users" where ("id") > ($1::bigint) order by "id" limit 1 offset $2::bigint - 1',
    ]);
    expect([false, true].map((has) => plain(sql.lastRow(has)))).toEqual([
      'select array["id"::text] as key, count(*) over ()::float8 as rows from "users" order by "id" desc limit 1',
      'select array["id"::text] as key, count(*) over ()::float8 as rows from "users" where ("id") > ($1::bigint) order by "id" desc limit 1',
    ]);
    expect([false, true].map((has) => sql.update(has))).toEqual([
      'update "users" set "a" = 1 where ("id") <= ($1::bigint)',
      'update "users" set "a" = 1 where ("id") > ($1::bigint) and ("id") <= ($2::bigint)',
    ]);
  });

  it('walks by several, and changes some rows alone', () => {
    const sql = new WalkSql(two);
    expect(plain(sql.upperEnd(true))).toBe(
      `select array[to_jsonb("the ""at""") #>> '{}', "name"::text] as key from "shop"."users" where ("the ""at""", "name") > ${values(1)} order by "the ""at""", "name" limit 1 offset $3::bigint - 1`,
    );
    expect(sql.update(true)).toBe(
      `update "shop"."users" set "a" = 1 where (a is null or b) and ("the ""at""", "name") > ${values(1)} and ("the ""at""", "name") <= ${values(3)}`,
    );
  });
});
