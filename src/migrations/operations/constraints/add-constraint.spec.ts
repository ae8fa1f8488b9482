import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { AddConstraint } from './add-constraint.js';
import type { ConstraintDefinition } from './constraint-definition.js';
import { sql } from '../sql-text.js';

function adding(constraint: ConstraintDefinition, title: string, clause: string) {
  const { name } = constraint;
  return {
    operation: { kind: 'addConstraint', table: 'shop.users', constraint } satisfies AddConstraint,
    sql: [`alter table "shop"."users" add constraint ${clause}`],
    line: `add ${title} ${name} on shop.users`,
    inverse: [{ kind: 'dropConstraint' as const, table: 'shop.users', name, was: constraint }],
  };
}

const references = { table: 'auth.accounts', columns: ['id', 'x"y'] };

testOperation<AddConstraint>('addConstraint', {
  'a primary key': adding(
    { type: 'primaryKey', name: 'p', columns: ['a', 'b"c'] },
    'primary key',
    '"p" primary key ("a", "b""c")',
  ),
  'a unique constraint': adding(
    { type: 'unique', name: 'u.v', columns: ['a'] },
    'unique constraint',
    '"u.v" unique ("a")',
  ),
  'a check': adding({ type: 'check', name: 'c', expression: 'age > 0' }, 'check', '"c" check (age > 0)'),
  'a check with values': adding(
    { type: 'check', name: 'c', expression: sql`role in (${'a'}, ${"b'"})` },
    'check',
    `"c" check (role in ('a', 'b'''))`,
  ),
  'a foreign key': adding(
    { type: 'foreignKey', name: 'f', columns: ['a', 'b'], references },
    'foreign key',
    '"f" foreign key ("a", "b") references "auth"."accounts" ("id", "x""y")',
  ),
  'a foreign key with actions': adding(
    {
      type: 'foreignKey',
      name: 'f',
      columns: ['a', 'b'],
      references,
      onDelete: 'set null',
      onUpdate: 'cascade',
    },
    'foreign key',
    '"f" foreign key ("a", "b") references "auth"."accounts" ("id", "x""y") on delete set null on update cascade',
  ),
});
