import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropPolicy } from './drop-policy.js';

testOperation<DropPolicy>('dropPolicy', {
  'a policy with its definition': {
    operation: { kind: 'dropPolicy', table: 'shop.posts', name: 'own', was: { using: 'true' } },
    sql: ['drop policy "own" on "shop"."posts"'],
    line: 'drop policy own on shop.posts',
    inverse: [{ kind: 'createPolicy', table: 'shop.posts', name: 'own', definition: { using: 'true' } }],
  },
  'a policy by its name': {
    operation: { kind: 'dropPolicy', table: 'posts', name: "it's", ifExists: true },
    sql: [`drop policy if exists "it's" on "posts"`],
    line: "drop policy it's on posts",
    inverse: {
      irreversible: "dropping the policy it's of posts does not say what it was",
      remedy: "op.dropPolicy('posts', 'it\\'s', { for: 'select', using: '...' })",
    },
  },
});
