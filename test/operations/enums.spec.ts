import type { EnumMap, Operations } from '../../src/migrations/operations/index.js';
import { perform, useOperationsDatabase } from './operations-database.js';

const client = useOperationsDatabase();

const run = (change: (op: Operations) => void) => perform(client(), change);

/** The values of a column in the order of their rows. */
async function read(column: string): Promise<unknown[]> {
  const { rows } = await client().query<{ value: unknown }>(
    `select to_json(${column}) as value from orders order by id`,
  );
  return rows.map(({ value }) => value);
}

/** Orders with a state each. */
async function orders(...states: string[]): Promise<void> {
  await run((op) => {
    op.createEnum('state', ['draft', 'open', 'done']);
    op.createTable('orders', (t) => {
      t.id();
      t.type('state', 'state');
    });
    op.bulkInsert(
      'orders',
      states.map((state) => ({ state })),
    );
  });
}

const columns = [{ table: 'orders', column: 'state' }];

/** Adds a value, has a row hold it, and gives the way back. */
async function addLate(revertMap?: EnumMap): Promise<() => Promise<void>> {
  await orders('open');
  return run((op) => {
    const from = ['draft', 'open', 'done'];
    op.replaceEnum('state', { from, to: [...from, 'late'], columns, revertMap });
    op.sql("insert into orders (state) values ('late')", { reverse: false });
  });
}

describe('addEnumValue', () => {
  it('adds a value that can be used when it is committed, as its documentation says', async () => {
    await orders();
    await client().query('commit; begin');
    await run((op) => op.addEnumValue('state', 'archived', { after: 'open' }));
    await client().query('savepoint used');
    await expect(run((op) => op.bulkInsert('orders', [{ state: 'archived' }]))).rejects.toMatchObject({
      code: '55P04',
      message: 'unsafe use of new value "archived" of enum type state',
    });
    await client().query('rollback to savepoint used; commit');
    await run((op) => op.bulkInsert('orders', [{ state: 'archived' }]));
    expect(await read("enum_range(null::state)::text || ':' || state")).toEqual([
      '{draft,open,archived,done}:archived',
    ]);
    await client().query('drop table orders; drop type state');
  });
});

describe('replaceEnum', () => {
  it('gives values that can be used at once', async () => {
    await orders('open');
    await run((op) => {
      op.replaceEnum('state', { from: ['draft', 'open', 'done'], to: ['open', 'late'], columns });
      op.bulkInsert('orders', [{ state: 'late' }]);
    });
    expect(await read('state')).toEqual(['open', 'late']);
  });

  it('refuses to lose a value that a row holds', async () => {
    await orders('open', 'draft');
    const replacing = run((op) =>
      op.replaceEnum('state', { from: ['draft', 'open', 'done'], to: ['open', 'done'], columns }),
    );
    await expect(replacing).rejects.toMatchObject({
      code: '22P02',
      message: 'invalid input value for enum state: "draft"',
    });
  });

  it('merges values, and leaves them merged on the way back', async () => {
    await orders('draft', 'open', 'done');
    const undo = await run((op) =>
      op.replaceEnum('state', {
        from: ['draft', 'open', 'done'],
        to: ['open', 'done'],
        map: { draft: 'open' },
        columns,
      }),
    );
    expect(await read('state')).toEqual(['open', 'open', 'done']);
    await undo();
    expect(await read('state')).toEqual(['open', 'open', 'done']);
    expect(await read('enum_range(null::state)')).toContainEqual(['draft', 'open', 'done']);
  });

  it('fails on the way back where a row holds a value that is to go', async () => {
    const undo = await addLate();
    await expect(undo()).rejects.toMatchObject({
      code: '22P02',
      message: 'invalid input value for enum state: "late"',
    });
  });

  it('takes the way back that it is told', async () => {
    const undo = await addLate({ late: 'done' });
    await undo();
    expect(await read('state')).toEqual(['open', 'done']);
  });

  it('lets values change places, in arrays of any dimension too', async () => {
    await orders('draft', 'open', 'done');
    await run((op) => {
      op.addColumn('orders', (t) => t.type('states', 'state').array());
      op.sql("update orders set states = array[[state, 'done'], ['draft', null]]::state[]");
    });
    const undo = await run((op) =>
      op.replaceEnum('state', {
        from: ['draft', 'open', 'done'],
        to: ['open', 'draft', 'closed'],
        map: { draft: 'open', open: 'draft', done: 'closed' },
        columns: [...columns, { table: 'orders', column: 'states', array: true }],
      }),
    );
    const last = ['open', null];
    expect(await read('state')).toEqual(['open', 'draft', 'closed']);
    expect(await read('states')).toEqual([
      [['open', 'closed'], last],
      [['draft', 'closed'], last],
      [['closed', 'closed'], last],
    ]);
    await undo();
    expect(await read('state')).toEqual(['draft', 'open', 'done']);
    expect(await read('states')).toContainEqual([
      ['open', 'done'],
      ['draft', null],
    ]);
  });

  it('is refused by PostgreSQL where a default was not said', async () => {
    await orders('open');
    await client().query("alter table orders alter state set default 'open'");
    const replacing = run((op) =>
      op.replaceEnum('state', { from: ['draft', 'open', 'done'], to: ['open'], columns }),
    );
    await expect(replacing).rejects.toMatchObject({
      message: 'default for column "state" cannot be cast automatically to type state',
    });
  });

  it('is refused by PostgreSQL where a column was not said', async () => {
    await orders('open');
    const replacing = run((op) =>
      op.replaceEnum('state', { from: ['draft', 'open', 'done'], to: ['open'], columns: [] }),
    );
    await expect(replacing).rejects.toMatchObject({
      message: 'cannot drop type state__old because other objects depend on it',
      detail: 'column state of table orders depends on type state__old',
    });
  });
});
