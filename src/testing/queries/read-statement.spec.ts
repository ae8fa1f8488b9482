import { readStatement } from './read-statement.js';

describe('readStatement', () => {
  it.each([
    {
      sql: `select "p0".* from "post" as "p0" where "p0"."author_id" = $1 and "p0"."kind" in ($2, …)`,
      tables: ['post'],
      conditions: [
        { table: 'post', column: 'author_id' },
        { table: 'post', column: 'kind' },
      ],
    },
    {
      sql: `select * from "app"."tag" as "t0" left join "post_tags" as "p1" on "t0"."id" = "p1"."tag_id" where "p1"."post_id" = $1`,
      tables: ['tag', 'post_tags'],
      conditions: [{ table: 'post_tags', column: 'post_id' }],
    },
    {
      sql: 'update users set name = $1',
      tables: ['users'],
      conditions: [{ table: 'users', column: 'name' }],
    },
    { sql: 'select $1', tables: [], conditions: [] },
  ])('$sql', ({ sql, tables, conditions }) => {
    expect(readStatement(sql)).toEqual({ tables, conditions });
  });
});
