import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { AlterPolicy } from './alter-policy.js';

const policy = { kind: 'alterPolicy' as const, table: 'shop.posts', name: 'own' };

testOperation<AlterPolicy>('alterPolicy', {
  'all of it': {
    operation: {
      ...policy,
      to: { to: 'app', using: 'a', withCheck: 'b' },
      from: { to: ['public'], using: 'c', withCheck: 'd' },
    },
    sql: ['alter policy "own" on "shop"."posts" to "app" using (a) with check (b)'],
    line: 'alter policy own on shop.posts (to, using, withCheck)',
    inverse: [
      {
        ...policy,
        to: { to: ['public'], using: 'c', withCheck: 'd' },
        from: { to: 'app', using: 'a', withCheck: 'b' },
      },
    ],
  },
  'only what it changes, whatever else was': {
    operation: { ...policy, to: { using: 'a' }, from: { to: 'app', using: 'b' } },
    sql: ['alter policy "own" on "shop"."posts" using (a)'],
    line: 'alter policy own on shop.posts (using)',
    inverse: [{ ...policy, to: { using: 'b' }, from: { using: 'a' } }],
  },
  'something unsaid': {
    operation: { ...policy, to: { to: 'app', using: 'a', withCheck: 'b' }, from: { to: 'public' } },
    sql: ['alter policy "own" on "shop"."posts" to "app" using (a) with check (b)'],
    line: 'alter policy own on shop.posts (to, using, withCheck)',
    inverse: {
      irreversible: 'altering the policy own of shop.posts does not say what its using and withCheck was',
      remedy: "op.alterPolicy('shop.posts', 'own', { ... }, { from: { using: '...', withCheck: '...' } })",
    },
  },
});
