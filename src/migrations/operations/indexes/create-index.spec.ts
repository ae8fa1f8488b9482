import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateIndex } from './create-index.js';
import type { IndexDefinition } from './index-definition.js';
import { sql } from '../sql-text.js';

function creating(index: IndexDefinition, statement: string, line: string, ifNotExists?: boolean) {
  return {
    operation: { kind: 'createIndex', table: 'shop.users', index, ifNotExists } satisfies CreateIndex,
    sql: [statement],
    line,
    inverse:
      ifNotExists === true
        ? {
            irreversible: `the index ${index.name} may have been there before, as ifNotExists says`,
            remedy: "op.createIndex('shop.users', ...) without ifNotExists",
          }
        : [{ kind: 'dropIndex' as const, table: 'shop.users', name: index.name, was: index }],
  };
}

testOperation<CreateIndex>('createIndex', {
  'an index': creating(
    { name: 'ix', columns: ['a', 'b'] },
    'create index "ix" on "shop"."users" ("a", "b")',
    'create index ix on shop.users (a, b)',
  ),
  'names that look like SQL': creating(
    { name: 'a.b', columns: ['x desc', 'full name', '"'] },
    'create index "a.b" on "shop"."users" ("x desc", "full name", """")',
    'create index a.b on shop.users (x desc, full name, ")',
  ),
  'a unique, partial one with a method, if it is missing': creating(
    { name: 'ix', columns: ['a'], unique: true, method: 'btree', where: sql`b = ${"it's"}` },
    `create unique index if not exists "ix" on "shop"."users" using "btree" ("a") where (b = 'it''s')`,
    'create unique index ix on shop.users (a)',
    true,
  ),
});
