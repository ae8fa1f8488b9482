import '../../../src/testing/jest/setup-matchers.js';

import {
  EntityWithoutDatabaseError,
  MatcherSubjectError,
  SoftDeletePropertyError,
} from '../../../src/index.js';
import {
  registerStatementLog,
  StatementEmitter,
  toBeEmpty,
  toBeSoftDeleted,
  toExistInDatabase,
  toHaveRowCount,
} from '../../../src/testing/index.js';
import { openDatabase, type OpenDatabase } from '../open-database.js';
import { Animal, Cat, CouponSchema, Customer, Film, Order, OrderLine, shopEntities } from './shop.js';

let opened: OpenDatabase;
const database = {
  get em() {
    return opened.orm.em.fork();
  },
};
const not = { isNot: true };
const messageOf = async (result: Promise<{ pass: boolean; message(): string }>) => (await result).message();

beforeAll(async () => {
  opened = await openDatabase({ entities: shopEntities });
});
afterAll(() => opened.close());
beforeEach(() => opened.orm.schema.clear());

async function makeCustomers(...names: string[]) {
  const { em } = database;
  const customers = names.map((name) => em.create(Customer, { name }));
  await em.flush();
  return { em, customers };
}

describe('toHaveRowCount', () => {
  it('counts rows, filtered out or not', async () => {
    const { em } = await makeCustomers('Ada', 'Bob', 'Bill');
    await em.nativeUpdate(Customer, { name: 'Bill' }, { deletedAt: new Date() });
    await expect(database).toHaveRowCount(Customer, 3);
    await expect(database).toHaveRowCount(Customer, 2, { deletedAt: null });
    await expect(database).toHaveRowCount(Customer, 2, { name: expect.stringMatching(/^B/) });
    await expect(database).toHaveRowCount(Customer, 0, { name: 'Eve' });
    await expect(database).not.toHaveRowCount(Customer, 2);
  });

  it('compares more rows in memory than it reads at once', async () => {
    await opened.orm.em.execute(
      `insert into coupon select 'c' || n, n % 100 from generate_series(1, 2500) n`,
    );
    await expect(database).toHaveRowCount(CouponSchema, 250, { code: expect.stringMatching(/7$/) });
    await expect(database).toHaveRow(CouponSchema, { code: expect.stringMatching(/^c999$/) });
  });

  it('tells what there is', async () => {
    await makeCustomers('Ada', 'Bob');
    expect(await messageOf(toHaveRowCount(database, Customer, 1))).toMatchInlineSnapshot(`
      "expect(database).toHaveRowCount(Customer, 1)

      Expected: 1 row of Customer
      Received: 2 rows of Customer
        Customer 1; Customer 2"
    `);
    expect(await messageOf(toHaveRowCount(database, Customer, 2, { name: 'Ada' }))).toMatchInlineSnapshot(`
      "expect(database).toHaveRowCount(Customer, 2, where)

      Expected: 2 rows of Customer with
        name: "Ada"
      Received: 1 row of Customer, of 2 in all
        Customer 1

      Customer 2: 0 of 1 agree
        - name: "Ada"
        + name: "Bob""
    `);
    expect(await messageOf(toHaveRowCount(database, Customer, 2, undefined, not))).toMatchInlineSnapshot(`
      "expect(database).not.toHaveRowCount(Customer, 2)

      Expected: not 2 rows of Customer
      Received: 2 rows of Customer
        Customer 1; Customer 2"
    `);
    expect(await messageOf(toHaveRowCount(database, Order, 1))).toMatchInlineSnapshot(`
      "expect(database).toHaveRowCount(Order, 1)

      Expected: 1 row of Order
      Received: 0 rows of Order"
    `);
  });
});

describe('toBeEmpty', () => {
  it('looks at one entity or several', async () => {
    await expect(database).toBeEmpty(Customer);
    await expect(database).toBeEmpty([Customer, Order, CouponSchema]);
    await makeCustomers('Ada');
    await expect(database).not.toBeEmpty(Customer);
    await expect(expect(database).toBeEmpty([Order, Customer])).rejects.toThrow('1 row of Customer');
    await expect(expect(database).not.toBeEmpty([Order, Customer])).rejects.toThrow('0 rows of Order');
    await expect(toBeEmpty(database, [])).rejects.toThrow(MatcherSubjectError);
  });

  it('tells which rows there are', async () => {
    await makeCustomers('Ada', 'Bob', 'Eve', 'Joe', 'Sue');
    expect(await messageOf(toBeEmpty(database, [Customer, Order]))).toMatchInlineSnapshot(`
      "expect(database).toBeEmpty(entities)

      Received: 5 rows of Customer: Customer 1; Customer 2; Customer 3; and 2 more"
    `);
    expect(await messageOf(toBeEmpty(database, [Customer, Order], not))).toMatchInlineSnapshot(`
      "expect(database).not.toBeEmpty(entities)

      Received: 0 rows of Order"
    `);
  });
});

describe('toExistInDatabase', () => {
  it('looks for entities of all sorts of keys', async () => {
    const { em, customers } = await makeCustomers('Ada', 'Bob');
    const [customer] = customers;
    const order = em.create(Order, { title: 'A', customer: Object(customer) });
    const others = [
      order,
      em.create(OrderLine, { order, number: 1 }),
      em.create(OrderLine, { order, number: 2 }),
      em.create(Cat, { name: 'Tom' }),
      em.create(Film, { title: 'A', minutes: 1 }),
      em.create(CouponSchema, { code: 'A', percent: 1 }),
    ];
    await em.flush();
    for (const entity of others) {
      await expect(entity).toExistInDatabase();
    }
    await expect([...customers, ...others]).toExistInDatabase();
    await em.nativeDelete(OrderLine, { number: 2 });
    await expect(others[1]).toExistInDatabase();
    await expect(others[2]).not.toExistInDatabase();
    await expect(toExistInDatabase(others)).resolves.toMatchObject({ pass: false });
  });

  it('finds rows that filters hide, and none of what was not flushed, removed or rolled back', async () => {
    const { em, customers } = await makeCustomers('Ada', 'Bob');
    await em.nativeUpdate(Customer, {}, { deletedAt: new Date() });
    await expect(customers).toExistInDatabase();
    await expect(em.create(Customer, { name: 'New' })).not.toExistInDatabase();
    em.clear();
    await expect(customers).toExistInDatabase();
    const [ada] = await em.find(Customer, { name: 'Ada' }, { filters: false });
    await em.remove(Object(ada)).flush();
    await expect(ada).not.toExistInDatabase();
    const rolledBack = await em
      .transactional(async (inner) => {
        const customer = inner.create(Customer, { name: 'Joe' });
        await inner.flush();
        const { pass } = await toExistInDatabase(customer);
        throw Object.assign(new Error(), { customer, pass });
      })
      .catch((thrown: { customer: Customer; pass: boolean }) => thrown);
    expect(rolledBack.pass).toBe(true);
    await expect(rolledBack.customer).not.toExistInDatabase();
  });

  it('takes none of a list for the opposite of all', async () => {
    const { em, customers } = await makeCustomers('Ada', 'Bob');
    await em.nativeDelete(Customer, { name: 'Ada' });
    await expect(expect(customers).toExistInDatabase()).rejects.toThrow('1 of 2 are not in the database');
    await expect(expect(customers).not.toExistInDatabase()).rejects.toThrow('1 of 2 are in the database');
  });

  it('tells which are missing', async () => {
    const { em, customers } = await makeCustomers('Ada', 'Bob');
    const [ada] = customers;
    expect(await messageOf(toExistInDatabase(Object(ada), not))).toMatchInlineSnapshot(`
      "expect(entity).not.toExistInDatabase()

      Customer 1 is in the database."
    `);
    await em.nativeDelete(Customer, { name: 'Ada' });
    expect(await messageOf(toExistInDatabase(Object(ada)))).toMatchInlineSnapshot(`
      "expect(entity).toExistInDatabase()

      Customer 1 is not in the database.
      Rows of Customer: 1"
    `);
    expect(await messageOf(toExistInDatabase([...customers, em.create(Customer, { name: 'New' })])))
      .toMatchInlineSnapshot(`
      "expect(entities).toExistInDatabase()

      2 of 3 are not in the database: Customer 1; Customer without a key.
      Rows of Customer: 1"
    `);
  });

  it('finds entities without an EntityManager in a database in use, and else says what to do', async () => {
    const made = Object.assign(new Animal(), { id: 1, name: 'Rex', kind: 'animal' });
    const error: unknown = await toExistInDatabase(made).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EntityWithoutDatabaseError);
    expect(error).toMatchObject({ code: 'SISKIN_ENTITY_WITHOUT_DATABASE', entity: 'Animal' });
    const stop = registerStatementLog(Object.assign(new StatementEmitter(), { em: opened.orm.em }));
    await expect(made).not.toExistInDatabase();
    await database.em.insert(Animal, { id: 1, name: 'Rex', kind: 'animal' });
    await expect(made).toExistInDatabase();
    stop();
  });

  it.each([{ subject: [] }, { subject: 'Ada' }, { subject: { id: 1 } }, { subject: undefined }])(
    'refuses $subject',
    async ({ subject }) => {
      await expect(toExistInDatabase(Object(subject))).rejects.toThrow(MatcherSubjectError);
    },
  );
});

describe('toBeSoftDeleted', () => {
  it('wants the row there, and marked', async () => {
    const { em, customers } = await makeCustomers('Ada', 'Bob');
    const [ada, bob] = customers;
    await expect(ada).not.toBeSoftDeleted();
    await em.nativeUpdate(Customer, { name: 'Ada' }, { deletedAt: new Date(0) });
    await expect(ada).toBeSoftDeleted();
    await expect(bob).not.toBeSoftDeleted();
    await expect(expect(customers).toBeSoftDeleted()).rejects.toThrow('and its deletedAt is null.');
    await expect(expect(customers).not.toBeSoftDeleted()).rejects.toThrow(
      'and its deletedAt is 1970-01-01T00:00:00.000Z.',
    );
  });

  it('takes a row that is gone for neither', async () => {
    const { em, customers } = await makeCustomers('Ada');
    await em.nativeDelete(Customer, {});
    const [ada] = customers;
    expect(await messageOf(toBeSoftDeleted(Object(ada)))).toMatchInlineSnapshot(`
      "expect(entity).toBeSoftDeleted()

      Customer 1 is not in the database at all: its row was deleted, or never there."
    `);
    await expect(expect(ada).not.toBeSoftDeleted()).rejects.toThrow('is not in the database at all');
  });

  it('takes another property, a boolean too', async () => {
    const { em, customers } = await makeCustomers('Ada');
    const order = em.create(Order, { title: 'A', customer: Object(customers[0]) });
    const line = em.create(OrderLine, { order, number: 1 });
    await em.flush();
    await expect(line).not.toBeSoftDeleted({ property: 'isDeleted' });
    await em.nativeUpdate(OrderLine, {}, { isDeleted: true });
    await expect(line).toBeSoftDeleted({ property: 'isDeleted' });
    const error: unknown = await toBeSoftDeleted(line).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SoftDeletePropertyError);
    expect(error).toHaveProperty(
      'message',
      `OrderLine has no property deletedAt to tell whether it is deleted; it has order, number, isDeleted.
Name the one that does: toBeSoftDeleted({ property: 'isDeleted' }).`,
    );
  });
});
