import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropDomain } from './drop-domain.js';

const was = { type: 'text', notNull: true, checks: [{ name: 'c', expression: 'true' }] };

testOperation<DropDomain>('dropDomain', {
  'a domain with its definition': {
    operation: { kind: 'dropDomain', name: 'shop.email', was },
    sql: ['drop domain "shop"."email"'],
    line: 'drop domain shop.email',
    inverse: [{ kind: 'createDomain', name: 'shop.email', definition: was }],
  },
  'a domain by its name, if it exists, and what depends on it': {
    operation: { kind: 'dropDomain', name: { name: 'a.b' }, ifExists: true, cascade: true },
    sql: ['drop domain if exists "a.b" cascade'],
    line: 'drop domain a.b',
    inverse: {
      irreversible: 'dropping the domain a.b does not say what it was',
      remedy: "op.dropDomain({ name: 'a.b' }, 'a type', { checks: [...] })",
    },
  },
});
