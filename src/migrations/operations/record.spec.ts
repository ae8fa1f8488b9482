import { DatabaseReadError } from '../../errors/database-read.error.js';
import { MigrationEndedError } from '../../errors/migration-ended.error.js';
import type { OperationCalls, Operations } from './operations.js';
import { recordOperations } from './record.js';

async function failure(run: (op: Operations) => void | Promise<void>): Promise<unknown> {
  return recordOperations(run).catch((error: unknown) => error);
}

function callTwice(op: Operations) {
  op.sql('1');
  op.sql('2');
}

const addsOne = (op: OperationCalls) => op.sql('1');

describe('recordOperations', () => {
  it('finds the operations of a function that does not read', async () => {
    const operations = [
      { kind: 'sql', text: '1' },
      { kind: 'sql', text: '2' },
    ];
    expect(await recordOperations(callTwice)).toEqual(operations);
    expect(await recordOperations(async (op) => callTwice(op))).toEqual(operations);
  });

  it.each<[string, (op: Operations) => void | Promise<void>]>([
    ['awaited', async (op) => void (await op.rows`select * from users where name = ${"it's"}`)],
    ['not awaited', (op) => void op.rows`select * from users where name = ${"it's"}`],
  ])('refuses a read that is %s, naming it', async (_what, run) => {
    const error = await failure(run);
    expect(error).toBeInstanceOf(DatabaseReadError);
    expect(error).toMatchObject({
      code: 'SISKIN_DATABASE_READ',
      statement: "select * from users where name = 'it''s'",
      message:
        "The migration reads the database, which is not at hand here: select * from users where name = 'it''s'\n" +
        'Give it up(op) and down(op) in place of change(op), and run it rather than compiling it.',
    });
  });

  it('takes a direction that is left out for one in which nothing is to be done', async () => {
    const step = { kind: 'sql', text: '1' };
    expect(await recordOperations((op) => op.reversible({ down: addsOne }))).toEqual([
      { kind: 'reversible', up: [], down: [step] },
    ]);
    expect(await recordOperations((op) => op.reversible({ up: addsOne }))).toEqual([
      { kind: 'reversible', up: [step], down: [] },
    ]);
  });

  it('passes on what the function throws', async () => {
    expect(await failure(() => Promise.reject(new Error('own')))).toEqual(new Error('own'));
  });

  it('refuses a call after the function has returned', async () => {
    let late: Operations | undefined;
    await recordOperations((op) => void (late = op));
    expect(() => late?.sql('1')).toThrow(MigrationEndedError);
  });
});
