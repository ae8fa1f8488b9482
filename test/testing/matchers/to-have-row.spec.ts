import '../../../src/testing/jest/setup-matchers.js';

import { raw } from '@mikro-orm/core';

import { MatcherInOperatorError, MatcherSubjectError, UnknownEntityError } from '../../../src/index.js';
import { recordQueries, toHaveRow } from '../../../src/testing/index.js';
import { openDatabase, type OpenDatabase } from '../open-database.js';
import { User } from '../../factories/blog.js';
import { Cat, CouponSchema, Customer, Film, Order, OrderLine, shopEntities } from './shop.js';

let opened: OpenDatabase;
const database = {
  get em() {
    return opened.orm.em.fork();
  },
};
const BORN = new Date('2000-01-02T03:04:05Z');

beforeAll(async () => {
  opened = await openDatabase({ entities: shopEntities });
  const { em } = database;
  const ada = em.create(Customer, {
    name: 'Ada?',
    password: 'hunter2',
    note: 'owes money',
    bornAt: BORN,
    balance: '10.50',
    settings: { theme: 'dark', size: 3, tags: ['a', 'b'] },
    biography: 'Long ago',
    home: { city: 'London', zip: '12345' },
  });
  em.create(Customer, { name: 'Eve', deletedAt: BORN, home: { city: 'Paris', zip: '54321' } });
  em.create(Customer, { name: 'Bob', balance: '1' });
  const order = em.create(Order, { title: 'Books', customer: ada });
  em.create(Order, { title: 'Tea', customer: ada });
  em.create(OrderLine, { order, number: 7 });
  em.create(Cat, { name: 'Tom', lives: 9 });
  em.create(Film, { title: 'Alien', minutes: 117 });
  em.create(CouponSchema, { code: 'A', percent: 5 });
  await em.flush();
});
afterAll(() => opened.close());

const adaKey = async () => (await database.em.findOneOrFail(Customer, { name: 'Ada?' })).id;
const firstLine = async () => database.em.findOneOrFail(OrderLine, { number: 7 });
const messageOf = async (result: Promise<{ pass: boolean; message(): string }>) => (await result).message();

describe('toHaveRow finds', () => {
  it('values that differ only by type', async () => {
    await expect(database).toHaveRow(Customer, { bornAt: BORN });
    await expect(database).toHaveRow(Customer, { bornAt: { $lt: new Date() } });
    await expect(database).toHaveRow(Customer, { balance: '10.5' });
    await expect(database).toHaveRow(Customer, { settings: { theme: 'dark', size: 3 } });
    await expect(database).toHaveRow(Customer, { home: { city: 'London' } });
    await expect(database).toHaveRow(Customer, { biography: 'Long ago', deletedAt: null });
    await expect(database).not.toHaveRow(Customer, { settings: { theme: 'light' } });
    await expect(database).not.toHaveRow(Customer, { name: 'Ada?', balance: '10.51' });
  });

  it('relations by entity, by key, and by their own values', async () => {
    const ada = await database.em.findOneOrFail(Customer, { name: 'Ada?' });
    await expect(database).toHaveRow(Order, { customer: ada });
    await expect(database).toHaveRow(Order, { customer: ada.id, title: 'Tea' });
    await expect(database).toHaveRow(Order, { customer: { name: 'Ada?', home: { zip: '12345' } } });
    await expect(database).toHaveRow(Customer, { orders: { title: 'Tea' } });
    await expect(database).toHaveRow(OrderLine, { order: { title: 'Books' }, number: 7 });
    await expect(database).not.toHaveRow(Order, { customer: ada.id + 1 });
  });

  it('keys, operators, raw SQL, and any row', async () => {
    await expect(database).toHaveRow(Customer, await adaKey());
    await expect(database).toHaveRow(Customer, {});
    await expect(database).toHaveRow(Customer, { $or: [{ name: 'Nobody' }, { name: 'Bob' }] });
    await expect(database).toHaveRow(Customer, { [raw('lower(name)')]: 'bob' });
    await expect(database).toHaveRow(CouponSchema, { code: 'A' });
    await expect(database).not.toHaveRow(Customer, -1);
  });

  it('rows of inherited entities', async () => {
    await expect(database).toHaveRow(Cat, { name: 'Tom', lives: 9 });
    await expect(database).toHaveRow(Film, { title: 'Alien', minutes: 117 });
  });

  it('what filters hide', async () => {
    expect(await database.em.count(Customer, { name: 'Eve' })).toBe(0);
    await expect(database).toHaveRow(Customer, { name: 'Eve' });
  });

  it('what asymmetric matchers match', async () => {
    await expect(database).toHaveRow(Customer, { id: expect.any(Number), name: 'Ada?' });
    await expect(database).toHaveRow(Customer, {
      name: expect.stringMatching(/^A/),
      bornAt: expect.any(Date),
    });
    await expect(database).toHaveRow(Customer, { settings: expect.objectContaining({ theme: 'dark' }) });
    await expect(database).toHaveRow(Customer, { settings: { size: expect.any(Number), tags: ['a', 'b'] } });
    await expect(database).toHaveRow(Customer, {
      home: { city: expect.stringContaining('Lon'), zip: '12345' },
    });
    await expect(database).toHaveRow(Customer, { biography: expect.stringContaining('ago') });
    await expect(database).toHaveRow(Order, {
      customer: { name: expect.any(String), balance: '10.50' },
    });
    await expect(database).toHaveRow(Order, { customer: expect.objectContaining({ name: 'Ada?' }) });
    await expect(database).toHaveRow(Order, { customer: await adaKey(), title: expect.any(String) });
    await expect(database).toHaveRow(Customer, { orders: { title: expect.stringMatching('Te') } });
    await expect(database).not.toHaveRow(Customer, { name: 'Bob', bornAt: expect.any(Date) });
    await expect(database).not.toHaveRow(Customer, {
      settings: { size: expect.any(Number), theme: 'light' },
    });
  });
});

describe('toHaveRow reads', () => {
  it('by the transaction of the EntityManager', async () => {
    const { em } = database;
    await em.begin();
    await em.insert(CouponSchema, { code: 'B', percent: 5 });
    await expect(em).toHaveRow(CouponSchema, { code: 'B' });
    await expect(database).not.toHaveRow(CouponSchema, { code: 'B' });
    await em.rollback();
    await expect(em).not.toHaveRow(CouponSchema, { code: 'B' });
  });

  it('past the identity map, and changes nothing of what is managed', async () => {
    const { em } = database;
    const bob = await em.findOneOrFail(Customer, { name: 'Bob' });
    bob.name = 'Rob';
    em.persist(em.create(Customer, { name: 'New' }));
    await expect({ em }).toHaveRow(Customer, { name: 'Bob' });
    await expect({ em }).not.toHaveRow(Customer, { name: 'Rob' });
    await expect({ em }).not.toHaveRow(Customer, { name: 'New' });
    expect(bob.name).toBe('Rob');
    expect(em.getUnitOfWork().getIdentityMap().values()).toEqual([bob]);
    expect(em.getUnitOfWork().getPersistStack().size).toBe(1);
  });

  it('a MikroORM as well', async () => {
    await expect(opened.orm).toHaveRow(Customer, { name: 'Bob' });
  });
});

describe('toHaveRow tells', () => {
  it('how many rows there are, and how the nearest differ', async () => {
    const message = await messageOf(
      toHaveRow(database, Customer, { name: 'Eva?', balance: '1', home: { city: 'London' } }),
    );
    expect(message).toMatchInlineSnapshot(`
      "expect(database).toHaveRow(Customer, where)

      Expected: a row of Customer with
        name: "Eva?"
        balance: "1"
        home: {city: "London"}
      Received: none among 3 rows of Customer

      Customer 1: 1 of 3 agree
        - name: "Eva?"
        + name: "Ada?"
        - balance: "1"
        + balance: "10.50"

      Customer 3: 1 of 3 agree
        - name: "Eva?"
        + name: "Bob"
        - home: {city: "London"}
        + home: null

      Customer 2: 0 of 3 agree
        - name: "Eva?"
        + name: "Eve"
        - balance: "1"
        + balance: null
        - home: {city: "London"}
        + home: {city: "Paris", zip: "54321"}"
    `);
  });

  it('that there are none', async () => {
    await opened.orm.em.fork().nativeDelete(CouponSchema, {});
    expect(await messageOf(toHaveRow(database, CouponSchema, { code: 'A' }))).toMatchInlineSnapshot(`
      "expect(database).toHaveRow(Coupon, where)

      Expected: a row of Coupon with
        code: "A"
      Received: no row of Coupon at all"
    `);
    await opened.orm.em.fork().insert(CouponSchema, { code: 'A', percent: 5 });
  });

  it('of values of all sorts', async () => {
    const where = {
      bornAt: new Date(0),
      settings: { theme: 'x'.repeat(200) },
      biography: 'Short',
      orders: { title: 'Milk' },
      balance: '11',
      $or: [{ name: 'x' }, { name: 'y' }],
    };
    expect(await messageOf(toHaveRow(database, Customer, where))).toMatchInlineSnapshot(`
      "expect(database).toHaveRow(Customer, where)

      Expected: a row of Customer with
        bornAt: 1970-01-01T00:00:00.000Z
        settings: {theme: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        biography: "Short"
        orders: {title: "Milk"}
        balance: "11"
        $or: [{name: "x"}, {name: "y"}]
      Received: none among 3 rows of Customer

      Customer 1: 0 of 6 agree
        - bornAt: 1970-01-01T00:00:00.000Z
        + bornAt: 2000-01-02T03:04:05.000Z
        - settings: {theme: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        + settings: {size: 3, tags: ["a", "b"], theme: "dark"}
        - biography: "Short"
        + biography: "Long ago"
        - orders: {title: "Milk"}
        - balance: "11"
        + balance: "10.50"
        - $or: [{name: "x"}, {name: "y"}]

      Customer 2: 0 of 6 agree
        - bornAt: 1970-01-01T00:00:00.000Z
        + bornAt: null
        - settings: {theme: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        + settings: null
        - biography: "Short"
        + biography: null
        - orders: {title: "Milk"}
        - balance: "11"
        + balance: null
        - $or: [{name: "x"}, {name: "y"}]

      Customer 3: 0 of 6 agree
        - bornAt: 1970-01-01T00:00:00.000Z
        + bornAt: null
        - settings: {theme: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
        + settings: null
        - biography: "Short"
        + biography: null
        - orders: {title: "Milk"}
        - balance: "11"
        + balance: "1.00"
        - $or: [{name: "x"}, {name: "y"}]"
    `);
  });

  it('of relations, composite keys and asymmetric matchers', async () => {
    expect(await messageOf(toHaveRow(database, Order, { customer: 99, title: expect.stringMatching(/^Tr/) })))
      .toMatchInlineSnapshot(`
      "expect(database).toHaveRow(Order, where)

      Expected: a row of Order with
        customer: 99
        title: StringMatching /^Tr/
      Received: none among 2 rows of Order

      Order 1: 0 of 2 agree
        - customer: 99
        + customer: Customer 1
        - title: StringMatching /^Tr/
        + title: "Books"

      Order 2: 0 of 2 agree
        - customer: 99
        + customer: Customer 1
        - title: StringMatching /^Tr/
        + title: "Tea""
    `);
    const { order } = await firstLine();
    expect(await messageOf(toHaveRow(database, OrderLine, { order, number: 8, isDeleted: true })))
      .toMatchInlineSnapshot(`
      "expect(database).toHaveRow(OrderLine, where)

      Expected: a row of OrderLine with
        order: Order 1
        number: 8
        isDeleted: true
      Received: none among 1 row of OrderLine

      OrderLine 1, 7: 1 of 3 agree
        - number: 8
        + number: 7
        - isDeleted: true
        + isDeleted: false"
    `);
  });

  it('of inherited entities', async () => {
    expect(await messageOf(toHaveRow(database, Film, { title: 'Aliens', minutes: 117 })))
      .toMatchInlineSnapshot(`
      "expect(database).toHaveRow(Film, where)

      Expected: a row of Film with
        title: "Aliens"
        minutes: 117
      Received: none among 1 row of Film

      Film 1: 1 of 2 agree
        - title: "Aliens"
        + title: "Alien""
    `);
    expect(await messageOf(toHaveRow(database, Cat, { name: 'Tim', lives: 9 }))).toMatchInlineSnapshot(`
      "expect(database).toHaveRow(Cat, where)

      Expected: a row of Cat with
        name: "Tim"
        lives: 9
      Received: none among 1 row of Cat

      Cat 1: 1 of 2 agree
        - name: "Tim"
        + name: "Tom""
    `);
  });

  it('no secrets', async () => {
    const message = await messageOf(
      toHaveRow(database, Customer, { name: 'Ada?', password: 'x1', note: 'y1' }),
    );
    expect(message).toMatchInlineSnapshot(`
      "expect(database).toHaveRow(Customer, where)

      Expected: a row of Customer with
        name: "Ada?"
        password: ***
        note: ***
      Received: none among 3 rows of Customer

      Customer 1: 1 of 3 agree
        - password: ***
        + password: ***
        - note: ***
        + note: ***

      Customer 2: 0 of 3 agree
        - name: "Ada?"
        + name: "Eve"
        - password: ***
        + password: null
        - note: ***
        + note: null

      Customer 3: 0 of 3 agree
        - name: "Ada?"
        + name: "Bob"
        - password: ***
        + password: null
        - note: ***
        + note: null"
    `);
    expect(message).not.toMatch(/hunter2|x1|y1|owes/);
  });

  it('the nearest of many rows without reading them', async () => {
    const { em } = database;
    await em.begin();
    await em.execute(`insert into coupon select 'c' || n, n % 100 from generate_series(1, 100000) n`);
    const log = await recordQueries(
      () => messageOf(toHaveRow(em, CouponSchema, { code: 'c77777', percent: 78 })),
      { on: em },
    );
    await em.rollback();
    expect(log.result).toContain('Coupon c10078: 1 of 2 agree');
    expect(log.result).toContain('none among 100001 rows of Coupon');
    expect(Math.max(...log.statements.map(({ rows }) => rows))).toBeLessThanOrEqual(3);
  });

  it('which row is there where none is to be', async () => {
    const not = { isNot: true };
    expect(await messageOf(toHaveRow(database, Customer, { name: 'Bob' }, not))).toMatchInlineSnapshot(`
      "expect(database).not.toHaveRow(Customer, where)

      Expected: no row of Customer with
        name: "Bob"
      Received: Customer 3"
    `);
    expect(await messageOf(toHaveRow(database, Customer, {}, not))).toMatchInlineSnapshot(`
      "expect(database).not.toHaveRow(Customer, where)

      Expected: no row of Customer with
      Received: Customer 1; Customer 2; Customer 3"
    `);
  });

  it('by Jest', async () => {
    await expect(expect(database).toHaveRow(Customer, { name: 'Nobody' })).rejects.toThrow(
      'expect(database).toHaveRow(Customer, where)',
    );
    await expect(expect(database).not.toHaveRow(Customer, { name: 'Bob' })).rejects.toThrow(
      'Expected: no row of Customer with',
    );
  });
});

describe('toHaveRow refuses', () => {
  it('what is no database', async () => {
    await expect(toHaveRow(Object('x'), Customer, {})).rejects.toThrow(MatcherSubjectError);
    await expect(expect(undefined).toHaveRow(Customer, {})).rejects.toThrow(
      'toHaveRow needs a database, and was given undefined.\nGive it what useDatabase() returns, a MikroORM or an EntityManager.',
    );
  });

  it('what is no entity of it', async () => {
    await expect(toHaveRow(database, User, {})).rejects.toThrow(UnknownEntityError);
    await expect(toHaveRow(database, Object('Customer'), {})).rejects.toThrow(
      'toHaveRow needs an entity class, and was given an object of String.',
    );
  });

  it('asymmetric matchers below operators', async () => {
    await expect(
      toHaveRow(database, Customer, Object({ $or: [{ name: expect.any(String) }] })),
    ).rejects.toThrow(MatcherInOperatorError);
    await expect(
      toHaveRow(database, Customer, Object({ settings: { $contains: expect.any(String) } })),
    ).rejects.toThrow('beside or below $contains');
  });
});
