import { shapeOf } from './statement-shape.js';

describe('shapeOf', () => {
  it.each([
    {
      sql: `select "p0".* from "post" as "p0" where "p0"."title" = 'it''s' and "p0"."id" = 3`,
      text: `select "p0".* from "post" as "p0" where "p0"."title" = $1 and "p0"."id" = $2`,
      values: [`'it''s'`, '3'],
    },
    {
      sql: String.raw`select E'a\'b', 'c\', -1.5, 2e10, $$it's$$, $x$ $$ $x$, B'101', true`,
      text: 'select $1, …',
      values: [
        String.raw`E'a\'b'`,
        String.raw`'c\'`,
        '-1.5',
        '2e10',
        `$$it's$$`,
        '$x$ $$ $x$',
        `B'101'`,
        'true',
      ],
    },
    {
      sql: 'select 1 from "t1" where a is null and b is not null and c = null and "it\'s 5" = false;',
      text: 'select $1 from "t1" where a is null and b is not null and c = $2 and "it\'s 5" = $3',
      values: ['1', 'null', 'false'],
    },
    {
      sql: 'select *\n  from t -- 5\n where id in (1, 2, 3) /* 6 */ limit 7',
      text: 'select * from t where id in ($1, …) limit $2',
      values: ['1', '2', '3', '7'],
    },
    {
      sql: `insert into t (a, b) values (1, 'x'), (default, null), (2, 'y'), (3, 'z')`,
      text: 'insert into t (a, b) values ($1, …), (default, $2), ($3, …), …',
      values: ['1', `'x'`, 'null', '2', `'y'`, '3', `'z'`],
    },
    {
      sql: 'create table t (a int not null, p0 int)',
      text: 'create table t (a int not null, p0 int)',
      values: [],
    },
  ])('$text', ({ sql, text, values }) => {
    expect(shapeOf(sql)).toEqual({ text, values });
  });

  it('takes the values of parameters', () => {
    const { text, values } = shapeOf('select $2, a = $1', ['x', new Date(0)]);
    expect({ text, values }).toEqual({
      text: 'select $1, a = $2',
      values: [`'1970-01-01T00:00:00.000Z'`, `'x'`],
    });
  });

  it('hides what is compared with columns of secrets', () => {
    const sql = `update "user" set "password_hash" = 'x', name = 'Ada' where u."api_key" in ('y', 'z')`;
    expect(shapeOf(sql).values).toEqual(['***', `'Ada'`, '***', '***']);
  });
});
