import { IncompleteRowError } from '../../errors/incomplete-row.error.js';
import { MigrationEndedError } from '../../errors/migration-ended.error.js';
import { compileText } from './compiler.js';
import { compileOperation, type Operation } from './operation.js';
import { OperationRecorder } from './operation-recorder.js';
import type { Operations } from './operations.js';
import type { OperationSink, QueryAnswer } from './reading/operation-sink.js';
import { recordOperations } from './record.js';
import { sql } from './sql-text.js';

/** A database that does nothing, but for what is given. */
function sinkOf(changes: Partial<OperationSink> = {}): OperationSink {
  return {
    inTransaction: true,
    run: async () => undefined,
    query: async () => ({ rows: [] }),
    control: async () => undefined,
    ...changes,
  };
}

/** What reaches the database, in order: statements, and reads with a mark. */
async function sent(run: (op: Operations) => void | Promise<void>): Promise<string[]> {
  const log: string[] = [];
  const sink = sinkOf({
    async run(operations) {
      await Promise.resolve();
      log.push(...operations.flatMap(compileOperation));
    },
    async query(text) {
      await Promise.resolve();
      log.push(`? ${compileText(text)}`);
      return { rows: [] };
    },
  });
  const recorder = new OperationRecorder(sink);
  await run(recorder.op);
  await recorder.end();
  return log;
}

const users = { columns: [{ name: 'id', type: 'integer' }], constraints: [], indexes: [] };
const index = { name: 'users_a_index', columns: ['a'] };
const unique = { type: 'unique' as const, columns: ['a'] };
const references = { table: 'auth.accounts', columns: ['id'] };

describe('OperationRecorder', () => {
  it.each<[string, (op: Operations) => void, Operation[]]>([
    [
      'createTable',
      (op) => op.createTable('users', (t) => void t.integer('id')),
      [{ kind: 'createTable', table: 'users', definition: users }],
    ],
    [
      'createTable if not exists',
      (op) => op.createTable('users', (t) => void t.integer('id'), { ifNotExists: true }),
      [{ kind: 'createTable', table: 'users', definition: users, ifNotExists: true }],
    ],
    ['dropTable', (op) => op.dropTable('users'), [{ kind: 'dropTable', table: 'users' }]],
    [
      'dropTable with options',
      (op) => op.dropTable('users', { cascade: true }),
      [{ kind: 'dropTable', table: 'users', cascade: true }],
    ],
    [
      'dropTable with its definition',
      (op) => op.dropTable('users', (t) => void t.integer('id')),
      [{ kind: 'dropTable', table: 'users', was: users }],
    ],
    [
      'dropTable with both',
      (op) => op.dropTable('users', (t) => void t.integer('id'), { ifExists: true }),
      [{ kind: 'dropTable', table: 'users', was: users, ifExists: true }],
    ],
    [
      'dropTable with options alone, last',
      (op) => op.dropTable('users', undefined, { ifExists: true }),
      [{ kind: 'dropTable', table: 'users', ifExists: true }],
    ],
    [
      'renameTable',
      (op) => op.renameTable('users', 'people'),
      [{ kind: 'renameTable', table: 'users', to: 'people' }],
    ],
    [
      'addColumn',
      (op) => op.addColumn('users', (t) => t.text('a').notNull()),
      [{ kind: 'addColumn', table: 'users', column: { name: 'a', type: 'text', notNull: true } }],
    ],
    [
      'addColumn with all that is on it',
      (op) => op.addColumn('users', (t) => t.text('a').unique().check('x').index()),
      [
        { kind: 'addColumn', table: 'users', column: { name: 'a', type: 'text' } },
        { kind: 'addConstraint', table: 'users', constraint: { ...unique, name: 'users_a_unique' } },
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: { type: 'check', name: 'users_a_check', expression: 'x' },
        },
        { kind: 'createIndex', table: 'users', index },
      ],
    ],
    [
      'addColumn with a reference',
      (op) => op.addColumn('users', (t) => t.text('a').references('auth.accounts')),
      [
        { kind: 'addColumn', table: 'users', column: { name: 'a', type: 'text' } },
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: { type: 'foreignKey', name: 'users_a_foreign', columns: ['a'], references },
        },
        { kind: 'createIndex', table: 'users', index },
      ],
    ],
    [
      'dropColumn',
      (op) => op.dropColumn('users', 'a'),
      [{ kind: 'dropColumn', table: 'users', column: 'a' }],
    ],
    [
      'dropColumn with all that was on it',
      (op) => op.dropColumn('users', (t) => t.text('a').unique().index()),
      [
        { kind: 'dropIndex', table: 'users', name: index.name, was: index },
        {
          kind: 'dropConstraint',
          table: 'users',
          name: 'users_a_unique',
          was: { ...unique, name: 'users_a_unique' },
        },
        { kind: 'dropColumn', table: 'users', column: 'a', was: { name: 'a', type: 'text' } },
      ],
    ],
    [
      'alterColumn',
      (op) => op.alterColumn('users', 'a', { nullable: false }),
      [{ kind: 'alterColumn', table: 'users', column: 'a', to: { nullable: false }, from: {} }],
    ],
    [
      'alterColumn with everything',
      (op) =>
        op.alterColumn(
          'users',
          'a',
          { type: 'text', default: sql`f()` },
          { from: { type: 'integer', default: 0 }, using: 'u', revertUsing: 'r' },
        ),
      [
        {
          kind: 'alterColumn',
          table: 'users',
          column: 'a',
          to: { type: 'text', default: { sql: sql`f()` } },
          from: { type: 'integer', default: { value: 0 } },
          using: 'u',
          revertUsing: 'r',
        },
      ],
    ],
    [
      'alterColumn without a default',
      (op) => op.alterColumn('users', 'a', { default: null }, { from: { default: '' } }),
      [
        {
          kind: 'alterColumn',
          table: 'users',
          column: 'a',
          to: { default: null },
          from: { default: { value: '' } },
        },
      ],
    ],
    [
      'renameColumn',
      (op) => op.renameColumn('users', 'a', 'b'),
      [{ kind: 'renameColumn', table: 'users', column: 'a', to: 'b' }],
    ],
    ['createIndex', (op) => op.createIndex('users', ['a']), [{ kind: 'createIndex', table: 'users', index }]],
    [
      'createIndex with options',
      (op) => op.createIndex('s.users', ['a'], { unique: true, where: 'b', ifNotExists: true }),
      [
        {
          kind: 'createIndex',
          table: 's.users',
          index: { name: 'users_a_unique', columns: ['a'], unique: true, where: 'b' },
          ifNotExists: true,
        },
      ],
    ],
    [
      'dropIndex by its definition',
      (op) => op.dropIndex('users', ['a']),
      [{ kind: 'dropIndex', table: 'users', name: index.name, was: index }],
    ],
    [
      'dropIndex by definition and name',
      (op) => op.dropIndex('users', ['a'], { name: 'ix', method: 'gin' }),
      [{ kind: 'dropIndex', table: 'users', name: 'ix', was: { name: 'ix', columns: ['a'], method: 'gin' } }],
    ],
    [
      'dropIndex by its name',
      (op) => op.dropIndex('users', 'ix'),
      [{ kind: 'dropIndex', table: 'users', name: 'ix' }],
    ],
    [
      'addForeignKey',
      (op) => op.addForeignKey('users', ['a'], 'auth.accounts', ['id']),
      [
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: { type: 'foreignKey', name: 'users_a_foreign', columns: ['a'], references },
        },
        { kind: 'createIndex', table: 'users', index: { name: 'users_a_index', columns: ['a'] } },
      ],
    ],
    [
      'addForeignKey with options',
      (op) =>
        op.addForeignKey('users', ['a'], 'auth.accounts', ['id'], {
          name: 'fk',
          onUpdate: 'no action',
          index: false,
        }),
      [
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: { type: 'foreignKey', name: 'fk', columns: ['a'], references, onUpdate: 'no action' },
        },
      ],
    ],
    [
      'addUnique',
      (op) => op.addUnique('users', ['a']),
      [{ kind: 'addConstraint', table: 'users', constraint: { ...unique, name: 'users_a_unique' } }],
    ],
    [
      'addUnique by name',
      (op) => op.addUnique('users', ['a'], { name: 'u' }),
      [{ kind: 'addConstraint', table: 'users', constraint: { ...unique, name: 'u' } }],
    ],
    [
      'addCheck',
      (op) => op.addCheck('users', 'c', sql`a > ${1}`),
      [
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: { type: 'check', name: 'c', expression: sql`a > ${1}` },
        },
      ],
    ],
    [
      'addPrimaryKey',
      (op) => op.addPrimaryKey('users', ['a']),
      [
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: { type: 'primaryKey', name: 'users_pkey', columns: ['a'] },
        },
      ],
    ],
    [
      'addPrimaryKey by name',
      (op) => op.addPrimaryKey('users', ['a'], { name: 'pk' }),
      [
        {
          kind: 'addConstraint',
          table: 'users',
          constraint: { type: 'primaryKey', name: 'pk', columns: ['a'] },
        },
      ],
    ],
    [
      'dropConstraint',
      (op) => op.dropConstraint('users', 'u'),
      [{ kind: 'dropConstraint', table: 'users', name: 'u' }],
    ],
    [
      'dropConstraint with its definition',
      (op) => op.dropConstraint('users', 'u', unique),
      [{ kind: 'dropConstraint', table: 'users', name: 'u', was: { ...unique, name: 'u' } }],
    ],
    [
      'bulkInsert',
      (op) => op.bulkInsert('users', [{ id: 1 }], { by: ['id'] }),
      [{ kind: 'bulkInsert', table: 'users', rows: [{ id: 1 }], by: ['id'] }],
    ],
    [
      'update',
      (op) => op.update('users', { set: { a: 1 }, where: { a: null }, reverse: false }),
      [{ kind: 'update', table: 'users', set: { a: 1 }, where: { a: null }, reverse: false }],
    ],
    [
      'update with a reversal of the same rows',
      (op) => op.update('users', { set: { a: 1 }, where: sql`id = ${7}`, reverse: { set: { a: 2 } } }),
      [
        {
          kind: 'update',
          table: 'users',
          set: { a: 1 },
          where: sql`id = ${7}`,
          reverse: { set: { a: 2 }, where: sql`id = ${7}` },
        },
      ],
    ],
    [
      'update with a reversal of others',
      (op) => op.update('users', { set: { a: 1 }, reverse: { set: { a: 2 }, where: 'a = 1' } }),
      [{ kind: 'update', table: 'users', set: { a: 1 }, reverse: { set: { a: 2 }, where: 'a = 1' } }],
    ],
    [
      'delete',
      (op) => op.delete('users', [{ a: 1 }], { was: [{ a: 1, b: 2 }] }),
      [{ kind: 'delete', table: 'users', where: [{ a: 1 }], was: [{ a: 1, b: 2 }] }],
    ],
    [
      'delete by SQL',
      (op) => op.delete('users', sql`true`),
      [{ kind: 'delete', table: 'users', where: sql`true` }],
    ],
    ['sql as a string', (op) => op.sql('select $1'), [{ kind: 'sql', text: 'select $1' }]],
    [
      'sql as a string with its reverse',
      (op) => op.sql('a', { reverse: 'b' }),
      [{ kind: 'sql', text: 'a', reverse: 'b' }],
    ],
    [
      'sql with nothing to undo',
      (op) => op.sql('a', { reverse: false }),
      [{ kind: 'sql', text: 'a', reverse: false }],
    ],
    [
      'sql as a template',
      (op) => op.sql`a = ${1} and ${sql`b`}`,
      [{ kind: 'sql', text: sql`a = ${1} and ${sql`b`}` }],
    ],
    [
      'sql as a fragment',
      (op) => op.sql(sql`a = ${1}`, { reverse: sql`a = ${2}` }),
      [{ kind: 'sql', text: sql`a = ${1}`, reverse: sql`a = ${2}` }],
    ],
  ])('records %s', async (_what, call, operations) => {
    expect(await recordOperations(call)).toEqual(operations);
  });

  it.each<[string, (op: Operations) => void, Partial<IncompleteRowError>]>([
    ['delete of an empty row', (op) => op.delete('t', {}), { call: 'delete', part: 'where' }],
    ['delete of one in a list', (op) => op.delete('t', [{ a: 1 }, {}]), { call: 'delete', part: 'where' }],
    [
      'delete by undefined',
      (op) => op.delete('t', { a: 1, b: undefined }),
      { call: 'delete', part: 'where', column: 'b' },
    ],
    ['update to nothing', (op) => op.update('t', { set: {} }), { call: 'update', part: 'set' }],
    [
      'update to undefined',
      (op) => op.update('t', { set: { a: undefined } }),
      { call: 'update', part: 'set', column: 'a' },
    ],
    [
      'update of an empty row',
      (op) => op.update('t', { set: { a: 1 }, where: {} }),
      { call: 'update', part: 'where' },
    ],
    [
      'reversal to nothing',
      (op) => op.update('t', { set: { a: 1 }, reverse: { set: {} } }),
      { call: 'update', part: 'reverse.set' },
    ],
    [
      'reversal of an empty row',
      (op) => op.update('t', { set: { a: 1 }, reverse: { set: { a: 2 }, where: {} } }),
      { call: 'update', part: 'reverse.where' },
    ],
  ])('refuses the %s at once', async (_what, call, fields) => {
    const error = { code: 'SISKIN_INCOMPLETE_ROW', table: 't', column: undefined, ...fields };
    await expect(recordOperations(call)).rejects.toMatchObject(error);
  });

  it('says what an incomplete row lacks', () => {
    expect([
      new IncompleteRowError('delete', 's.t', 'where').message,
      new IncompleteRowError('update', 't', 'reverse.set', 'a').message,
    ]).toEqual([
      'op.delete of s.t was given a row without columns as where.\n' +
        'Give each column a value, null for those that have none. Where all rows are meant: op.delete(table, sql`true`).',
      'op.update of t was given undefined as the value of a in reverse.set.\n' +
        'Name the columns to change, each with a value: null for none, sql`default` for its default.',
    ]);
  });

  it('keeps the order of its calls', async () => {
    const log = await sent((op) => {
      op.sql('1');
      op.dropTable('t');
      op.sql('2');
    });
    expect(log).toEqual(['1', 'drop table "t"', '2']);
  });

  it('returns nothing that could be awaited from a call that writes', () => {
    const recorder = new OperationRecorder(sinkOf());
    expect([recorder.op.sql('1'), recorder.op.dropTable('t')]).toEqual([undefined, undefined]);
  });

  it('runs what is queued before a read, and the rest at the end', async () => {
    const log = await sent(async (op) => {
      op.sql('1');
      op.sql('2');
      await op.rows('3');
      await op.rows('4');
      op.sql('5');
    });
    expect(log).toEqual(['1', '2', '? 3', '? 4', '5']);
  });

  it('runs reads that are not awaited in order, each after what was queued before it', async () => {
    const log = await sent(async (op) => {
      op.sql('1');
      void op.rows('2');
      op.sql('3');
      const both = Promise.all([op.rows('4'), op.rows('5')]);
      op.sql('6');
      await both;
      op.sql('7');
      void op.rows('8');
      op.sql('9');
    });
    expect(log).toEqual(['1', '? 2', '3', '? 4', '? 5', '6', '7', '? 8', '9']);
  });

  it.each<[string, (op: Operations) => Promise<object[]>, string]>([
    ['a string', (op) => op.rows('select ?'), '? select ?'],
    ['a template', (op) => op.rows`select ${"it's"}`, "? select 'it''s'"],
    ['a fragment', (op) => op.rows(sql`select ${1}`), '? select 1'],
  ])('reads with %s', async (_what, read, statement) => {
    expect(await sent(async (op) => void (await read(op)))).toEqual([statement]);
  });

  it('hands out the rows', async () => {
    const rows = [{ id: 1 }, { id: 2 }];
    const query = <R extends object>() => Promise.resolve<QueryAnswer<R>>({ rows: rows as R[] });
    const recorder = new OperationRecorder(sinkOf({ query }));
    expect(await recorder.op.rows<{ id: number }>`select id from users`).toBe(rows);
  });

  it('sends nothing to the database where nothing is queued', async () => {
    let runs = 0;
    const run = async () => void runs++;
    const recorder = new OperationRecorder(sinkOf({ run }));
    await recorder.op.rows('1');
    await recorder.end();
    expect(runs).toBe(0);
  });

  it('runs nothing after a statement that failed', async () => {
    const log: string[] = [];
    const sink = sinkOf({
      run: () => Promise.reject(new Error('failed')),
      query: async (text) => {
        log.push(compileText(text));
        return { rows: [] };
      },
    });
    const recorder = new OperationRecorder(sink);
    recorder.op.sql('1');
    await expect(recorder.op.rows('2')).rejects.toThrow('failed');
    await expect(recorder.op.rows('3')).rejects.toThrow('failed');
    await expect(recorder.end()).rejects.toThrow('failed');
    expect(log).toEqual([]);
  });

  it.each<[string, (op: Operations) => unknown]>([
    ['writes', (op) => op.sql('1')],
    ['reads', (op) => op.rows('1')],
    ['writes several operations', (op) => op.addColumn('t', (t) => t.text('a').index())],
  ])('refuses what %s after the end', async (_what, call) => {
    const recorder = new OperationRecorder(sinkOf());
    await recorder.end();
    expect(() => call(recorder.op)).toThrow(new MigrationEndedError());
  });

  it('refuses a call from the moment the end begins', async () => {
    const recorder = new OperationRecorder(sinkOf());
    const ending = recorder.end();
    expect(() => recorder.op.sql('late')).toThrow(MigrationEndedError);
    await ending;
  });
});
