import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { CreateDomain } from './create-domain.js';
import type { DomainDefinition } from './domain-definition.js';

function creating(definition: DomainDefinition, ...statements: string[]) {
  return {
    operation: { kind: 'createDomain', name: 'shop.email', definition } satisfies CreateDomain,
    sql: statements,
    line: `create domain shop.email as ${definition.type}`,
    inverse: [{ kind: 'dropDomain' as const, name: 'shop.email', was: definition }],
  };
}

testOperation<CreateDomain>('createDomain', {
  'a plain domain': creating({ type: 'varchar(20)' }, 'create domain "shop"."email" as varchar(20)'),
  'a nullable one': creating({ type: 'text', notNull: false }, 'create domain "shop"."email" as text'),
  'one with everything': creating(
    {
      type: 'text',
      collation: 'pg_catalog.C',
      default: { value: "it's" },
      notNull: true,
      checks: [
        { name: 'a "b"', expression: sql`value <> ${"it's"}` },
        { name: 'late', expression: 'true', notValid: true },
        { name: 'c', expression: 'value is not null', notValid: false },
      ],
      comment: "it's",
    },
    `create domain "shop"."email" as text collate "pg_catalog"."C" default 'it''s' not null` +
      ` constraint "a ""b""" check (value <> 'it''s') constraint "c" check (value is not null)`,
    'alter domain "shop"."email" add constraint "late" check (true) not valid',
    `comment on domain "shop"."email" is 'it''s'`,
  ),
  'one with an expression as default': creating(
    { type: 'integer', default: { sql: 'abs(-1)' } },
    'create domain "shop"."email" as integer default abs(-1)',
  ),
});
