import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropConstraint } from './drop-constraint.js';

const was = { type: 'check' as const, name: 'adult', expression: 'age >= 18' };

testOperation<DropConstraint>('dropConstraint', {
  'a constraint with its definition': {
    operation: { kind: 'dropConstraint', table: 'shop.users', name: 'adult', was },
    sql: ['alter table "shop"."users" drop constraint "adult"'],
    line: 'drop constraint adult on shop.users',
    inverse: [{ kind: 'addConstraint', table: 'shop.users', constraint: was }],
  },
  'a constraint by its name': {
    operation: { kind: 'dropConstraint', table: 'users', name: 'a.b' },
    sql: ['alter table "users" drop constraint "a.b"'],
    line: 'drop constraint a.b on users',
    inverse: {
      irreversible: 'dropping the constraint a.b of users does not say what it was',
      remedy: "op.dropConstraint('users', 'a.b', { type: 'unique', columns: ['a_column'] })",
    },
  },
});
