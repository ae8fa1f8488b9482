import { decisions, model } from '../../../../test/migrations/autogenerate/decisions/models.js';
import { renameOperations } from './rename-operations.js';

const before = model({
  tables: {
    orders: { id: 'integer', 'a.b': 'text' },
    users: { name: 'text' },
    'shop.carts': { id: 'integer' },
  },
  enums: { status: ['draft'] },
});

describe('renameOperations', () => {
  it('gives nothing where nothing has another name', () => {
    expect(renameOperations(decisions({ drop: ['users'] }), before)).toEqual([]);
  });

  it('renames tables, then columns by the new names of their tables, and no enum values', () => {
    const rename = [
      'users.name:full_name',
      'purchases.a.b:purchases.c.d',
      'shop.baskets.id:number',
      'status.draft:open',
      'orders:purchases',
      'shop.carts:baskets',
    ];
    expect(renameOperations(decisions({ rename }), before)).toEqual([
      { kind: 'renameTable', table: 'orders', to: 'purchases' },
      { kind: 'renameTable', table: 'shop.carts', to: 'baskets' },
      { kind: 'renameColumn', table: 'purchases', column: 'a.b', to: 'c.d' },
      { kind: 'renameColumn', table: 'users', column: 'name', to: 'full_name' },
      { kind: 'renameColumn', table: 'shop.baskets', column: 'id', to: 'number' },
    ]);
  });
});
