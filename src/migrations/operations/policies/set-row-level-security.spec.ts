import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RowLevelSecuritySwitch, SetRowLevelSecurity } from './set-row-level-security.js';

function setting(switches: readonly RowLevelSecuritySwitch[], on: boolean, clauses: string, line: string) {
  const security = { kind: 'setRowLevelSecurity' as const, table: 'shop.posts', switches };
  return {
    operation: { ...security, on },
    sql: [`alter table "shop"."posts" ${clauses}`],
    line: `${line} row level security on shop.posts`,
    inverse: [{ ...security, on: !on }],
  };
}

testOperation<SetRowLevelSecurity>('setRowLevelSecurity', {
  'on for others': setting(['enable'], true, 'enable row level security', 'enable'),
  'off for others': setting(['enable'], false, 'disable row level security', 'disable'),
  'on for the owner': setting(['force'], true, 'force row level security', 'force'),
  'off for the owner': setting(['force'], false, 'no force row level security', 'no force'),
  'on for all': setting(
    ['enable', 'force'],
    true,
    'enable row level security, force row level security',
    'enable and force',
  ),
  'off for all': setting(
    ['enable', 'force'],
    false,
    'disable row level security, no force row level security',
    'disable and no force',
  ),
});
