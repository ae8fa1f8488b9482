import { localSettings } from './local-settings.js';

it.each([
  ['set local role "tenant"', ['role']],
  ['SET LOCAL "app.Tenant" = 1', ['app.Tenant']],
  ['set local search_path to a, b', ['search_path']],
  ['set local time zone utc', ['timezone']],
  [
    "select set_config('app.tenant', '1', true), set_config('app.it''s', 'a,b', true)",
    ['app.tenant', "app.it's"],
  ],
  ["select set_config('app.tenant', '1', false)", []],
  ['set local transaction_read_only = on', []],
  ['set search_path = a', []],
  ['select 1', []],
])('finds in %j %j', (sql, names) => {
  expect(localSettings(sql)).toEqual(names);
});
