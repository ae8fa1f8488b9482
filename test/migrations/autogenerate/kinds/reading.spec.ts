import {
  EMPTY_MODEL,
  type MaterializedViewFact,
  type PolicyFact,
  type SchemaModel,
  type TriggerFact,
  type ViewFact,
} from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { readRowSecurity } from '../../../../src/migrations/autogenerate/reading/policies/row-security.js';
import { Reading } from '../../../../src/migrations/autogenerate/reading/reading.js';
import { apply, useOperationsDatabase } from '../../../operations/operations-database.js';
import { modelOf, operationsBetween, read } from './evolution.js';

const client = useOperationsDatabase();

const GIVEN = `
create role kinds_reader;
create role "Kinds Writer";
create table t (a int, b text, "C d" text, primary key (a));
create table gone (x int);
create schema shop;
create table shop.t (a int);
create function touch() returns trigger language plpgsql as 'begin return new; end';
create function shop."Touch.It"() returns trigger language plpgsql as 'begin return new; end';
`;

const column = (name: string, table = 't') => ({ table, column: name });

interface Expected {
  views: ViewFact[];
  materializedViews: MaterializedViewFact[];
  triggers: TriggerFact[];
  policies: PolicyFact[];
}

const view = (fact: Partial<ViewFact> & Pick<ViewFact, 'definition'>): Partial<Expected> => ({
  views: [{ name: 'v', columns: [{ name: 'a', type: 'integer' }], reads: [column('a')], ...fact }],
});
const SELECT_A = 'SELECT a\n   FROM t';

const VIEWS: Record<string, [string, Partial<Expected>]> = {
  'a view': ['create view v as select a from t;', view({ definition: { query: SELECT_A } })],
  'a view with every option': [
    `create view v with (security_barrier, security_invoker) as select a from t with local check option;
     comment on view v is 'it''s'`,
    view({
      definition: {
        query: SELECT_A,
        checkOption: 'local',
        securityBarrier: true,
        securityInvoker: true,
        comment: "it's",
      },
    }),
  ],
  'a view with options as they are by default': [
    'create view v with (security_barrier = false, security_invoker = off) as select a from t',
    view({ definition: { query: SELECT_A } }),
  ],
  'a view with a comment at the end of its query': [
    'create view v as select a from t -- the end',
    view({ definition: { query: SELECT_A } }),
  ],
  'a view with named columns': [
    `create view v ("X y", z) as select a, "C d" collate "C" from t`,
    view({
      definition: { query: 'SELECT a AS "X y",\n    ("C d" COLLATE "C") AS z\n   FROM t' },
      columns: [
        { name: 'X y', type: 'integer' },
        { name: 'z', type: 'text collate "C"' },
      ],
      reads: [column('C d'), column('a')],
    }),
  ],
  'a recursive view': [
    'create recursive view v (a) as select a from t union all select v.a + 1 from v where v.a < 9',
    view({
      definition: {
        query:
          'WITH RECURSIVE v(a) AS (\n         SELECT t.a\n           FROM t\n        UNION ALL\n         SELECT (v_1.a + 1)\n' +
          '           FROM v v_1\n          WHERE (v_1.a < 9)\n        )\n SELECT a\n   FROM v',
      },
    }),
  ],
  'a view that counts rows, and one of whole rows': [
    'create view v as select 1 as a from gone; create view w as select t from t',
    {
      views: [
        {
          name: 'v',
          definition: { query: 'SELECT 1 AS a\n   FROM gone' },
          columns: [{ name: 'a', type: 'integer' }],
          reads: [column('x', 'gone')],
        },
        {
          name: 'w',
          definition: { query: 'SELECT t.*::t AS t\n   FROM t' },
          columns: [{ name: 't', type: 't' }],
          reads: [column('C d'), column('a'), column('b')],
        },
      ],
    },
  ],
  'views on views, in several schemas': [
    `create view shop."V.1" as select a from shop.t; create view a as select "V.1".a from shop."V.1"`,
    {
      views: [
        {
          name: 'a',
          definition: { query: 'SELECT a\n   FROM shop."V.1"' },
          columns: [{ name: 'a', type: 'integer' }],
          reads: [{ table: { schema: 'shop', name: 'V.1' }, column: 'a' }],
        },
        {
          name: { schema: 'shop', name: 'V.1' },
          definition: { query: 'SELECT a\n   FROM shop.t' },
          columns: [{ name: 'a', type: 'integer' }],
          reads: [column('a', 'shop.t')],
        },
      ],
    },
  ],
  'a materialized view': [
    'create materialized view m as select a, b from t',
    {
      materializedViews: [
        {
          name: 'm',
          definition: { query: 'SELECT a,\n    b\n   FROM t', indexes: [] },
          reads: [column('a'), column('b')],
        },
      ],
    },
  ],
  'a materialized view with everything': [
    `create materialized view shop.m with (fillfactor = 70, autovacuum_enabled = false) as select a as x, b, "C d" as c from t with no data;
     create unique index one on shop.m (x) nulls not distinct;
     create index two on shop.m (b desc, c collate "C" text_pattern_ops nulls first, lower(b)) include (x) with (fillfactor = 50) where x > 5;
     create index three on shop.m using hash ((b || c));
     comment on materialized view shop.m is 'all'`,
    {
      materializedViews: [
        {
          name: 'shop.m',
          definition: {
            query: 'SELECT a AS x,\n    b,\n    "C d" AS c\n   FROM t',
            with: { autovacuum_enabled: false, fillfactor: 70 },
            withData: false,
            comment: 'all',
            indexes: [
              { name: 'one', columns: ['x'], unique: true, nullsNotDistinct: true },
              { name: 'three', columns: [{ expression: '(b || c)' }], method: 'hash' },
              {
                name: 'two',
                columns: [
                  { column: 'b', order: 'desc' },
                  { column: 'c', operatorClass: 'text_pattern_ops', collation: 'C', nulls: 'first' },
                  { expression: 'lower(b)' },
                ],
                include: ['x'],
                where: '(x > 5)',
                with: { fillfactor: 50 },
              },
            ],
          },
          reads: [column('C d'), column('a'), column('b')],
        },
      ],
    },
  ],
};

const trigger = (
  definition: TriggerFact['definition'],
  rest: Partial<TriggerFact> = {},
): Partial<Expected> => ({
  triggers: [{ table: 't', name: 'x', definition, state: 'enabled', ...rest }],
});

const TRIGGERS: Record<string, [string, Partial<Expected>]> = {
  'a trigger': [
    'create trigger x before insert or update or delete on t for each row execute function touch()',
    trigger({
      timing: 'before',
      events: ['insert', 'update', 'delete'],
      forEach: 'row',
      function: 'touch',
    }),
  ],
  'a trigger of statements': [
    `create trigger x after truncate on t execute function shop."Touch.It"('a', 'it''s \\ ', '')`,
    trigger({
      timing: 'after',
      events: ['truncate'],
      function: { schema: 'shop', name: 'Touch.It' },
      arguments: ['a', String.raw`it's \ `, ''],
    }),
  ],
  'a trigger of columns with a condition': [
    `create trigger x before insert or update of "C d", a on t for each row when (new.b <> ') EXECUTE ') execute function touch('WHEN (')`,
    trigger({
      timing: 'before',
      events: ['insert', { updateOf: ['C d', 'a'] }],
      forEach: 'row',
      when: `(new.b <> ') EXECUTE '::text)`,
      function: 'touch',
      arguments: ['WHEN ('],
    }),
  ],
  'a trigger that sees all rows': [
    `create trigger x after update on t referencing old table as "Old" new table as fresh execute function touch();
     comment on trigger x on t is 'it''s'`,
    trigger(
      {
        timing: 'after',
        events: ['update'],
        function: 'touch',
        referencing: { old: 'Old', new: 'fresh' },
      },
      { comment: "it's" },
    ),
  ],
  'a constraint trigger': [
    'create constraint trigger x after insert on t deferrable initially deferred for each row execute function touch()',
    trigger({
      constraint: true,
      timing: 'after',
      events: ['insert'],
      deferrable: 'initially deferred',
      function: 'touch',
    }),
  ],
  'a constraint trigger that is not deferred': [
    `create constraint trigger x after delete on t deferrable for each row when (old.* is not null) execute function touch();
     alter table t enable always trigger x`,
    trigger(
      {
        constraint: true,
        timing: 'after',
        events: ['delete'],
        deferrable: true,
        when: '(old.* IS NOT NULL)',
        function: 'touch',
      },
      { state: 'always' },
    ),
  ],
  'a trigger that is switched off': [
    `create trigger x before insert on t execute function touch(); alter table t disable trigger x`,
    trigger({ timing: 'before', events: ['insert'], function: 'touch' }, { state: 'disabled' }),
  ],
  'a trigger for replicas': [
    `create trigger x before insert on t execute function touch(); alter table t enable replica trigger x`,
    trigger({ timing: 'before', events: ['insert'], function: 'touch' }, { state: 'replica' }),
  ],
  'a trigger of a view': [
    `create view v as select a from t; create trigger x instead of insert on v for each row execute function touch()`,
    {
      ...view({ definition: { query: SELECT_A } }),
      ...trigger(
        { timing: 'instead of', events: ['insert'], forEach: 'row', function: 'touch' },
        { table: 'v' },
      ),
    },
  ],
};

const policy = (definition: PolicyFact['definition'], rest: Partial<PolicyFact> = {}): Partial<Expected> => ({
  policies: [{ table: 't', name: 'p', definition, reads: [], ...rest }],
});

const POLICIES: Record<string, [string, Partial<Expected>]> = {
  'a policy': ['create policy p on t', policy({})],
  'a policy with everything': [
    `create policy p on t as restrictive for update to "Kinds Writer", kinds_reader using (a > 0) with check (b = 'x' and exists (select from gone));
     comment on policy p on t is 'it''s'`,
    policy(
      {
        for: 'update',
        permissive: false,
        to: ['Kinds Writer', 'kinds_reader'],
        using: '(a > 0)',
        withCheck: `((b = 'x'::text) AND (EXISTS ( SELECT\n   FROM gone)))`,
      },
      { comment: "it's", reads: [column('x', 'gone'), column('a'), column('b')] },
    ),
  ],
  ...Object.fromEntries(
    (['select', 'delete'] as const).map((command) => [
      `a policy for ${command}`,
      [
        `create policy p on t for ${command} to kinds_reader using (true)`,
        policy({ for: command, to: 'kinds_reader', using: 'true' }),
      ] satisfies [string, Partial<Expected>],
    ]),
  ),
  'a policy for insert': [
    `create policy p on t for insert to public with check (a is null)`,
    policy({ for: 'insert', withCheck: '(a IS NULL)' }, { reads: [column('a')] }),
  ],
};

describe('reading', () => {
  it.each(Object.entries({ ...VIEWS, ...TRIGGERS, ...POLICIES }))(
    '%s gives what makes it again',
    async (_case, [sql, facts]) => {
      const given = await modelOf(client(), GIVEN);
      const model = await modelOf(client(), `${GIVEN}; ${sql}`);
      const expected: SchemaModel = { ...given, ...facts };
      expect(model).toEqual(expected);
      expect(JSON.parse(JSON.stringify(model))).toEqual(model);
      await client().query(GIVEN);
      await apply(client(), operationsBetween({ ...EMPTY_MODEL, ...given }, model));
      expect(await read(client())).toEqual(model);
    },
  );

  it('leaves out what belongs to tables that are left out, and what PostgreSQL makes by itself', async () => {
    await client().query(`
      ${GIVEN};
      create table child (a int references t) partition by list (a);
      create table only_child partition of child default;
      create trigger each before insert on child for each row execute function touch();
      create trigger x before insert on t execute function touch();
      create policy p on t;
    `);
    const model = await read(client(), ['t']);
    expect([model.triggers.map(({ table, name }) => [table, name]), model.policies]).toEqual([
      [['child', 'each']],
      [],
    ]);
  });

  it('tells for which tables policies hold', async () => {
    await client().query(`
      ${GIVEN};
      alter table t enable row level security;
      alter table shop.t force row level security;
      alter table gone enable row level security, force row level security;
    `);
    const reading = new Reading(client(), { defaultSchema: 'public', excepted: [] });
    expect(Object.fromEntries(await readRowSecurity(reading))).toEqual({
      gone: { enabled: true, forced: true },
      'shop.t': { enabled: false, forced: true },
      t: { enabled: true, forced: false },
    });
  });
});
