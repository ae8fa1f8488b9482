import type { Operations } from '../../src/migrations/operations/index.js';
import { perform, useOperationsDatabase } from './operations-database.js';

const client = useOperationsDatabase();

const run = (change: (op: Operations) => void) => perform(client(), change);

async function next(): Promise<string | undefined> {
  const { rows } = await client().query<{ next: string }>("select nextval('numbers') as next");
  return rows[0]?.next;
}

/** The tables of the schema `shop`, where it is there. */
async function tables(): Promise<string[] | undefined> {
  const { rows } = await client().query<{ tables: string[] }>(
    `select array(select tablename::text from pg_tables where schemaname = nspname) as tables
       from pg_namespace where nspname = 'shop'`,
  );
  return rows[0]?.tables;
}

async function extensions(): Promise<string[]> {
  const { rows } = await client().query<{ name: string }>(
    "select concat_ws(' ', extname, extversion) as name from pg_extension where extname <> 'plpgsql' order by 1",
  );
  return rows.map(({ name }) => name);
}

describe('alterDomain', () => {
  it('leaves values alone that a check would refuse until it is validated', async () => {
    await run((op) => {
      op.createDomain('email', 'text');
      op.createTable('orders', (t) => {
        t.id();
        t.type('email', 'email');
      });
      op.bulkInsert('orders', [{ email: 'nobody' }]);
      op.alterDomain('email', {
        addChecks: [{ name: 'has_at', expression: "value like '%@%'", notValid: true }],
      });
    });
    const { rows } = await client().query('select email from orders');
    expect(rows).toEqual([{ email: 'nobody' }]);
    await expect(run((op) => op.alterDomain('email', { validateChecks: ['has_at'] }))).rejects.toMatchObject({
      code: '23514',
      message: 'column "email" of table "orders" contains values that violate the new constraint',
    });
  });
});

describe('alterSequence', () => {
  it('goes on where it is told, and stays there when the change is undone', async () => {
    await run((op) => op.createSequence('numbers', { start: 5 }));
    expect(await next()).toBe('5');
    const undo = await run((op) =>
      op.alterSequence('numbers', { restart: 100, increment: 10 }, { from: { increment: 1 } }),
    );
    expect(await next()).toBe('100');
    expect(await next()).toBe('110');
    await undo();
    expect(await next()).toBe('111');
    await run((op) => op.alterSequence('numbers', { restart: true }));
    expect(await next()).toBe('5');
  });
});

describe('dropSchema', () => {
  it('is refused by PostgreSQL where the schema is not empty', async () => {
    await run((op) => {
      op.createSchema('shop');
      op.createTable('shop.orders', () => undefined);
    });
    await expect(run((op) => op.dropSchema('shop'))).rejects.toMatchObject({ code: '2BP01' });
  });

  it('drops what is in it if told so, and brings it back empty', async () => {
    await run((op) => {
      op.createSchema('shop');
      op.createTable('shop.orders', () => undefined);
    });
    expect(await tables()).toEqual(['orders']);
    const undo = await run((op) => op.dropSchema('shop', { cascade: true, was: {} }));
    expect(await tables()).toBeUndefined();
    await undo();
    expect(await tables()).toEqual([]);
  });
});

describe('extensions', () => {
  it('brings what an extension needs, which stays', async () => {
    const undo = await run((op) =>
      op.createExtension('earthdistance', { version: '1.2', cascade: true, schema: 'public' }),
    );
    expect(await extensions()).toEqual([expect.stringMatching(/^cube /), 'earthdistance 1.2']);
    await undo();
    expect(await extensions()).toEqual([expect.stringMatching(/^cube /)]);
  });

  it('leaves one that may have been there', async () => {
    await run((op) => op.createExtension('citext', { version: '1.6' }));
    const undo = await run((op) => op.createExtension('citext', { ifNotExists: true }));
    await undo();
    expect(await extensions()).toEqual(['citext 1.6']);
  });

  it('takes another version, and has no way back where PostgreSQL knows none', async () => {
    await run((op) => op.createExtension('pg_trgm', { version: '1.5' }));
    const undo = await run((op) =>
      op.alterExtension('pg_trgm', { version: '1.6' }, { from: { version: '1.5' } }),
    );
    expect(await extensions()).toEqual(['pg_trgm 1.6']);
    await expect(undo()).rejects.toMatchObject({
      message: 'extension "pg_trgm" has no update path from version "1.6" to version "1.5"',
    });
  });
});
