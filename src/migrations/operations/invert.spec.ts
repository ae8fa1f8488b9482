import { IrreversibleMigrationError } from '../../errors/irreversible-migration.error.js';
import { invertOperations } from './invert.js';
import { compileOperation } from './operation.js';
import type { Operations } from './operations.js';
import { recordOperations } from './record.js';
import { sql } from './sql-text.js';

async function undone(run: (op: Operations) => void): Promise<string[]> {
  return invertOperations(await recordOperations(run), 'r1').flatMap(compileOperation);
}

describe('invertOperations', () => {
  it('undoes nothing with nothing', () => {
    expect(invertOperations([], 'r1')).toEqual([]);
  });

  it('inverts in reverse order', async () => {
    const statements = await undone((op) => {
      op.createTable('a', (t) => void t.integer('id').index());
      op.sql('1', { reverse: '-1' });
      op.renameTable('a', 'b');
      op.addColumn('b', (t) => t.integer('x').unique());
    });
    expect(statements).toEqual([
      'alter table "b" drop constraint "b_x_unique"',
      'alter table "b" drop column "x"',
      'alter table "b" rename to "a"',
      '-1',
      'drop table "a"',
    ]);
  });

  it('brings back what an inverse took, in its order', async () => {
    const statements = await undone((op) => {
      op.dropColumn('a', (t) => t.integer('x').unique().index());
    });
    expect(statements).toEqual([
      'alter table "a" add column "x" integer',
      'alter table "a" add constraint "a_x_unique" unique ("x")',
      'create index "a_x_index" on "a" ("x")',
    ]);
  });

  it('is undone in its turn by the operations themselves', async () => {
    const operations = await recordOperations((op) => {
      op.createTable('a', (t) => void t.integer('id').primaryKey());
      op.addColumn('a', (t) => t.text('x').references('b'));
      op.alterColumn(
        'a',
        'x',
        { type: 'integer', nullable: false },
        { from: { type: 'text' }, using: 'x::integer' },
      );
      op.renameColumn('a', 'x', 'y');
      op.dropIndex('a', ['y'], { name: 'a_x_index' });
      op.dropConstraint('a', 'a_pkey', { type: 'primaryKey', columns: ['id'] });
      op.sql('1', { reverse: '2' });
      op.dropTable('b', (t) => void t.integer('id'));
    });
    const back = invertOperations(invertOperations(operations, 'r1'), 'r1');
    expect(back.flatMap(compileOperation)).toEqual(operations.flatMap(compileOperation));
  });

  it('lets rows go with the table that was created before them', async () => {
    const statements = await undone((op) => {
      op.createTable('shop.a', (t) => void t.integer('id'));
      op.bulkInsert('shop.a', [{ id: 1 }]);
      op.bulkInsert('shop.a', [{ id: 2 }], { by: ['id'] });
      op.update('shop.a', { set: { id: 3 } });
      op.delete('shop.a', { id: 3 });
      op.truncate('shop.a');
    });
    expect(statements).toEqual(['drop table "shop"."a"']);
  });

  it('lets rows go with the partition that was created before them', async () => {
    const statements = await undone((op) => {
      op.createPartition('a_1', { of: 'a', in: [1] });
      op.bulkInsert('a_1', [{ id: 1 }]);
    });
    expect(statements).toEqual(['drop table "a_1"']);
  });

  it('lets values go with the columns that were added before them', async () => {
    const statements = await undone((op) => {
      op.addColumn('shop.a', (t) => t.text('b'));
      op.addColumn('shop.a', (t) => t.text('c'));
      op.update('shop.a', { set: { b: 'x', c: 'y' } });
      op.update('shop.a', { set: { c: sql`b` }, where: { b: 'x' } });
    });
    expect(statements).toEqual([
      'alter table "shop"."a" drop column "c"',
      'alter table "shop"."a" drop column "b"',
    ]);
  });

  it.each<[string, (op: Operations) => void]>([
    ['another column', (op) => op.update('a', { set: { b: 1, c: 2 } })],
    ['another table', (op) => op.update('shop.a', { set: { b: 1 } })],
    ['deleted rows', (op) => op.delete('a', { b: 1 })],
    ['a truncated table', (op) => op.truncate('a')],
  ])('wants to know values of %s', async (_what, second) => {
    const operations = await recordOperations((op) => {
      op.addColumn('a', (t) => t.integer('b'));
      second(op);
    });
    expect(() => invertOperations(operations, 'r1')).toThrow(IrreversibleMigrationError);
  });

  it('inserts again what the inverse of an insert deletes', async () => {
    const operations = await recordOperations((op) => {
      op.bulkInsert('a', [{ id: 1, name: 'Ada' }, { id: 2 }], { by: ['id'] });
      op.delete('a', [{ id: 3 }], { was: [{ id: 3, name: 'Eve' }] });
      op.update('a', { set: { name: null }, where: { id: 4 }, reverse: { set: { name: 'Bob' } } });
    });
    const back = invertOperations(invertOperations(operations, 'r1'), 'r1');
    expect(back.flatMap(compileOperation)).toEqual(operations.flatMap(compileOperation));
  });

  it.each<[string, (op: Operations) => void]>([
    ['in another table', (op) => op.createTable('shop.a', (t) => void t.integer('id'))],
    ['in a table that is there already', (op) => op.addColumn('a', (t) => t.integer('x'))],
  ])('wants to know rows %s', async (_what, first) => {
    const operations = await recordOperations((op) => {
      first(op);
      op.bulkInsert('a', [{ id: 1 }]);
    });
    expect(() => invertOperations(operations, 'r1')).toThrow(IrreversibleMigrationError);
  });

  it.each<[string, (op: Operations) => void]>([
    ['another table', (op) => op.truncate(['a', 'b'])],
    ['whatever refers to it', (op) => op.truncate('a', { cascade: true })],
  ])('does not let rows go with the table that go with %s', async (_what, second) => {
    const operations = await recordOperations((op) => {
      op.createTable('a', (t) => void t.integer('id'));
      second(op);
    });
    expect(() => invertOperations(operations, 'r1')).toThrow(IrreversibleMigrationError);
  });

  it('wants to know rows of a table that is created after them', async () => {
    const operations = await recordOperations((op) => {
      op.bulkInsert('a', [{ id: 1 }]);
      op.createTable('a', (t) => void t.integer('id'));
    });
    expect(() => invertOperations(operations, 'r1')).toThrow(IrreversibleMigrationError);
  });

  it('names the first operation that can not be undone', async () => {
    const operations = await recordOperations((op) => {
      op.renameTable('a', 'b');
      op.dropTable('c');
      op.dropColumn('b', 'x');
    });
    expect(() => invertOperations(operations, 'r1')).toThrow(
      expect.objectContaining({ revision: 'r1', operation: 'drop table c' }),
    );
  });
});
