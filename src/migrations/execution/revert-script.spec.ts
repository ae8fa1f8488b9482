import { DatabaseReadError } from '../../errors/database-read.error.js';
import { IrreversibleMigrationError } from '../../errors/irreversible-migration.error.js';
import type { MigrationMethods } from '../migration.js';
import { recordOperations } from '../operations/record.js';
import { compileRevertScript, ensureDown, revertOperations } from './revert-script.js';

async function scriptOf(migration: MigrationMethods): Promise<string | null> {
  const applied = await recordOperations((op) => migration.change?.(op));
  return compileRevertScript(migration, applied, { revision: 'r' });
}

describe('compileRevertScript', () => {
  it.each<[string, MigrationMethods, string | null]>([
    [
      'the inverse of change, last first',
      {
        change(op) {
          op.createTable('a', (t) => void t.integer('id'));
          op.addColumn('b', (t) => t.text('c'));
        },
      },
      'alter table "b" drop column "c";\ndrop table "a";',
    ],
    [
      'down as it is',
      {
        up() {},
        down(op) {
          op.sql('drop view v');
          op.sql('drop table a');
        },
      },
      'drop view v;\ndrop table a;',
    ],
    ['an empty down', { up() {}, down() {} }, ''],
    ['nothing to reverse', { change: (op) => op.sql('select 1', { reverse: false }) }, ''],
    [
      'a comment at the end',
      { up() {}, down: (op) => op.sql('drop table a -- the last one') },
      'drop table a -- the last one\n;',
    ],
    [
      'a comment in the middle',
      { up() {}, down: (op) => op.sql('drop table -- the last\na') },
      'drop table -- the last\na;',
    ],
    ['no down', { up() {} }, null],
    ['an irreversible change', { change: (op) => op.dropTable('a') }, null],
    ['a down that reads', { up() {}, down: async (op) => void (await op.rows('select 1')) }, null],
    [
      'a down that throws',
      {
        up() {},
        down() {
          throw new Error('no');
        },
      },
      null,
    ],
  ])('of %s', async (_what, migration, script) => {
    expect(await scriptOf(migration)).toBe(script);
  });
});

describe('revertOperations', () => {
  it.each<[string, MigrationMethods, unknown]>([
    ['without a down', { up() {} }, IrreversibleMigrationError],
    ['of an irreversible change', { change: (op) => op.dropTable('a') }, IrreversibleMigrationError],
    ['of a change that reads', { change: async (op) => void (await op.rows('select 1')) }, DatabaseReadError],
  ])('fails %s', async (_what, migration, type) => {
    await expect(revertOperations(migration, { revision: 'r' })).rejects.toBeInstanceOf(type);
  });
});

describe('ensureDown', () => {
  it('says what to do', () => {
    expect(() => ensureDown({ up() {} }, 'r1')).toThrow(
      "The revision r1 can't be reverted: it has up(op) and no down(op).\nGive it down(op); an empty one says that there is nothing to undo.",
    );
    expect(() => ensureDown({ up() {}, down() {} }, 'r1')).not.toThrow();
  });
});
