import { companionOf, seedsTableOf } from './ledger-table.js';

describe('seedsTableOf', () => {
  it.each([
    ['siskin_migrations', 'siskin_seeds'],
    ['app_migrations', 'app_seeds'],
    ['Shop "x"_migrations', 'Shop "x"_seeds'],
    ['migrations', 'migrations_seeds'],
    ['_migrations', '_migrations_seeds'],
    ['ledger', 'ledger_seeds'],
    ['migrations_ledger', 'migrations_ledger_seeds'],
    ['x'.repeat(63), `${'x'.repeat(57)}_seeds`],
    [`${'x'.repeat(52)}_migrations`, `${'x'.repeat(52)}_seeds`],
    ['ä'.repeat(31), `${'ä'.repeat(28)}_seeds`],
  ])('calls that of %s %s', (table, seeds) => {
    expect(seedsTableOf({ schema: 'shop', table })).toEqual({ schema: 'shop', table: seeds });
    expect(Buffer.byteLength(seeds)).toBeLessThanOrEqual(63);
  });
});

describe('companionOf', () => {
  it.each([
    ['ledger', 'ledger_meta'],
    ['x'.repeat(63), `${'x'.repeat(58)}_meta`],
  ])('names the table of %s %s', (table, meta) => {
    expect(companionOf({ table }, '_meta')).toEqual({ table: meta });
  });
});
