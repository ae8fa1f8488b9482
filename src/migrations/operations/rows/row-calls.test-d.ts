import { sql } from '../sql-text.js';
import type { RowCalls } from './row-calls.js';

declare const op: RowCalls;

function* generated() {
  yield { id: 1 };
}
async function* awaited() {
  yield { id: 1 };
}

op.bulkInsert('users', [{ id: 1, name: 'Ada' }, { id: 2 }], { by: ['id', 'name'] });
op.bulkInsert('users', [{ id: sql`nextval('ids')` }], { copy: false });
op.bulkInsert('users', []);
op.bulkInsert('users', generated());
op.bulkInsert('users', awaited());
// @ts-expect-error a column that no row has
op.bulkInsert('users', [{ id: 1 }], { by: ['ide'] });
// @ts-expect-error rows that are read once can't be identified later
op.bulkInsert('users', generated(), { by: ['id'] });

op.update('users', { set: { a: 1 }, where: { a: null }, reverse: { set: { a: null } } });
op.update('users', { set: { a: sql`b` }, where: 'a is null', reverse: false });
// @ts-expect-error no values
op.update('users', { where: { a: 1 } });
// @ts-expect-error a list of conditions
op.update('users', { set: { a: 1 }, where: [{ a: 1 }] });

op.delete('users', sql`true`);
op.delete('users', { id: 1 }, { was: [{ id: 1, name: 'Ada' }] });
op.delete('users', [{ id: 1 }, { id: null }]);
// @ts-expect-error no condition
op.delete('users');
