import { sql } from '../../../src/migrations/operations/index.js';
import { joinName } from '../../../src/migrations/operations/names.js';
import { shown, type Names } from '../hostile-names.js';
import { swap, type Scenario } from './scenario.js';

export function domainScenarios({
  schema,
  table,
  other,
  column,
  second,
  object,
}: Names): Record<string, Scenario> {
  const own = schema === 'public' ? undefined : schema;
  const [email, users] = [joinName(own, table), joinName(own, other)];
  const place = `${schema}.${table}`;
  const type = `${shown(schema)}.${shown(table)}`;
  const note = `it's \\ "${column}"`;
  const literal = note.replaceAll("'", "''");
  const check = (name: string, definition: string) => `domain check ${place} ${name} CHECK (${definition}`;
  const definition = {
    collation: 'C',
    default: note,
    notNull: true,
    checks: [
      { name: object, expression: sql`value <> ${note}` },
      { name: 'late', expression: "value <> ''", notValid: true },
    ],
    comment: note,
  };
  const lines = [
    `domain ${place} character varying(200) collate "C" not null default '${literal}'::character varying`,
    check(object, `((VALUE)::text <> '${literal}'::text))`),
    check('late', "((VALUE)::text <> ''::text)) NOT VALID"),
    `comment type ${type} ${note}`,
  ];

  return {
    createDomain: {
      change: (op) => {
        op.createDomain(email, 'varchar(200)', definition);
        op.createDomain(users, 'timestamptz', { default: sql`now()` });
      },
      changes: swap([], [...lines, `domain ${schema}.${other} timestamp with time zone default now()`]),
    },
    dropDomain: {
      given: (op) => op.createDomain(email, 'varchar(200)', definition),
      change: (op) => op.dropDomain(email, 'varchar(200)', definition),
      changes: swap(lines, []),
    },
    alterDomain: {
      given: (op) => {
        op.createDomain(email, 'text', {
          default: 'a',
          checks: [{ name: object, expression: "value <> 'x'" }],
          comment: 'before',
        });
        op.createTable(users, (t) => void t.type(column, email));
        op.bulkInsert(users, [{ [column]: 'y' }]);
      },
      change: (op) => {
        op.alterDomain(
          email,
          {
            default: sql`upper(${'b'})`,
            notNull: true,
            dropChecks: [{ name: object, expression: "value <> 'x'" }],
            addChecks: [
              { name: object, expression: sql`value <> ${note}` },
              { name: second, expression: "value <> 'z'", notValid: true },
            ],
            validateChecks: [second],
            comment: note,
          },
          { from: { default: 'a', comment: 'before' } },
        );
      },
      changes: swap(
        [
          `domain ${place} text default 'a'::text`,
          check(object, "(VALUE <> 'x'::text))"),
          `comment type ${type} before`,
        ],
        [
          `domain ${place} text not null default upper('b'::text)`,
          check(object, `(VALUE <> '${literal}'::text))`),
          check(second, "(VALUE <> 'z'::text))"),
          `comment type ${type} ${note}`,
        ],
      ),
    },
    'alterDomain, back to nothing': {
      given: (op) => {
        op.createDomain(email, 'text', { default: 'a', notNull: true, comment: 'before' });
        op.createTable(users, (t) => void t.type(column, email));
      },
      change: (op) =>
        op.alterDomain(
          email,
          { default: null, notNull: false, comment: null },
          { from: { default: 'a', comment: 'before' } },
        ),
      changes: swap(
        [`domain ${place} text not null default 'a'::text`, `comment type ${type} before`],
        [`domain ${place} text`],
      ),
    },
  };
}
