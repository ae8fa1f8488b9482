import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { CreatePolicy } from './create-policy.js';
import type { PolicyDefinition } from './policy-definition.js';

function creating(definition: PolicyDefinition, clauses: string) {
  const policy = { table: 'shop.posts', name: 'own "x"' };
  return {
    operation: { kind: 'createPolicy' as const, ...policy, definition },
    sql: [`create policy "own ""x""" on "shop"."posts"${clauses}`],
    line: 'create policy own "x" on shop.posts',
    inverse: [{ kind: 'dropPolicy' as const, ...policy, was: definition }],
  };
}

testOperation<CreatePolicy>('createPolicy', {
  'a policy without a word': creating({}, ''),
  'a policy for all': creating({ using: 'true', permissive: true }, ' using (true)'),
  'a policy with all options': creating(
    {
      for: 'update',
      to: ['app', 'public', 'current_user', 'current_role', 'session_user', 'Public'],
      using: sql`author = ${7}`,
      withCheck: 'not locked',
      permissive: false,
    },
    ' as restrictive for update to "app", public, current_user, current_role, session_user, "Public" ' +
      'using (author = 7) with check (not locked)',
  ),
});
