import {
  defineConfig,
  type EntityManager,
  type EventSubscriber,
  MikroORM,
  wrap,
} from '@mikro-orm/postgresql';

import { flushEntities } from '../../../src/factories/making/flush-entities.js';
import { createTestDatabase, type TestDatabase } from '../../../src/testing/index.js';
import {
  Account,
  Award,
  Cat,
  Category,
  Dog,
  entities,
  Everything,
  Film,
  Medium,
  Mouse,
  Passport,
  Post,
  Role,
  Seat,
  Shop,
  Tag,
  Ticket,
  User,
} from './entities.js';

let database: TestDatabase;
let orm: MikroORM;
const queries: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await MikroORM.init(
    defineConfig({
      clientUrl: database.url,
      entities,
      batchSize: 4,
      debug: ['query'],
      colors: false,
      logger: (message) => void queries.push(message),
    }),
  );
  await orm.schema.create();
});
afterAll(async () => {
  await orm.close();
  await database.drop();
});
beforeEach(async () => {
  await orm.schema.clear();
  queries.length = 0;
});

const create = <T extends object>(em: EntityManager, entity: new () => T, values: object): T =>
  em.create(entity, values as never, { persist: false });

const list = <T>(count: number, one: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => one(i));

const userOf = (em: EntityManager, index: number, values: object = {}) =>
  create(em, User, { name: `User ${index}`, email: `${index}@example.com`, ...values });

const uuidOf = (index: number) => `00000000-0000-4000-8000-00000000000${index}`;

const awards = (em: EntityManager) =>
  list(5, (index) => create(em, Award, { film: create(em, Film, { title: `${index}`, minutes: 90 }) }));

/** What was sent, without times and the number of the EntityManager. */
const sent = () => queries.map((query) => query.replace(/^\[query\] /, '').replace(/ \[took.*$/s, ''));

/** All rows of all tables. */
async function rows() {
  const tables = [...orm.getMetadata().getAll().values()].filter(
    ({ embeddable, tableName }) => !embeddable && tableName,
  );
  const names = [...new Set(tables.map(({ tableName }) => tableName))].toSorted();
  const found = await Promise.all(
    names.map((name) => orm.em.getConnection().execute(`select t::text from "${name}" t order by 1`)),
  );
  return Object.fromEntries(names.map((name, index) => [name, found[index]]));
}

/** What can be seen of entities once they are flushed, at any depth. */
function stateOf(em: EntityManager, roots: readonly object[]) {
  const map = em.getUnitOfWork().getIdentityMap();
  const managed = [...map.values()];
  return {
    roots: roots.map((root) => managed.indexOf(root)),
    keys: map.keys().toSorted(),
    entities: managed
      .map((entity) => {
        const wrapped = wrap(entity, true);
        const { __meta: meta, __em: owner, __originalEntityData: original } = wrapped;
        const { __managed: isManaged, __processing: isProcessing, __populated: isPopulated } = wrapped;
        return {
          name: meta.className,
          key: wrapped.getSerializedPrimaryKey(),
          original,
          flags: [wrapped.isInitialized(), isManaged, isProcessing, isPopulated, owner === em],
          schema: wrapped.getSchema(),
          plain: wrapped.toObject(),
          collections: meta.relations
            .map(({ name }) => Reflect.get(entity, name))
            .filter((value) => value?.isDirty !== undefined)
            .map((value) => [value.isDirty(), value.isInitialized(), value.getSnapshot()?.length]),
        };
      })
      .toSorted((a, b) => `${a.name} ${a.key}`.localeCompare(`${b.name} ${b.key}`)),
  };
}

type Make = (em: EntityManager) => object[];

/** The same entities, made anew in an empty database, flushed in one way. */
async function flushed(make: Make, flush: (em: EntityManager, made: object[]) => Promise<unknown>) {
  await orm.schema.clear();
  const em = orm.em.fork();
  const made = make(em);
  queries.length = 0;
  await flush(em, made);
  const statements = sent();
  const state = stateOf(em, made);
  queries.length = 0;
  await em.flush();
  return { em, made, statements, after: { state, rows: await rows() }, again: sent() };
}

const isDirect = (statements: readonly string[]) =>
  isCopied(statements) || statements.some((statement) => statement.includes('json_populate_recordset'));

const isCopied = (statements: readonly string[]) =>
  statements.some((statement) => statement.startsWith('copy '));

const tags = (em: EntityManager, count = 9) =>
  list(count, (index) => create(em, Tag, { label: `Tag ${index}` }));

/** Flushes in both ways and compares all that there is to see; gives what our way did. */
async function expectSame(make: Make) {
  const plain = await flushed(make, (em, made) => em.persist(made).flush());
  const ours = await flushed(make, (em, made) => flushEntities(em, made));
  expect(ours.after).toEqual(plain.after);
  expect(ours.again.filter((query) => !query.startsWith('select t::text'))).toEqual([]);
  return ours;
}

describe('what is inserted directly', () => {
  it.each<[string, Make]>([
    ['one entity', (em) => [userOf(em, 1)]],
    ['several batches', (em) => list(11, (index) => userOf(em, index))],
    [
      'values that need care in SQL and in JSON',
      (em) => [
        userOf(em, 1, { name: `O'Hara \\ "?" ?? \n$1 é 😀`, bio: '{"a": [1]}' }),
        userOf(em, 2, { name: '\\u0041 \\', bio: null }),
      ],
    ],
    [
      'parents among the attributes',
      (em) =>
        list(9, (index) =>
          create(em, Post, { title: `Post ${index}`, author: userOf(em, index), editor: null }),
        ),
    ],
    [
      'a parent of many',
      (em) => {
        const author = userOf(em, 0);
        return list(9, (index) => create(em, Post, { title: `Post ${index}`, author }));
      },
    ],
    [
      'children in a collection',
      (em) =>
        list(5, (index) => userOf(em, index, { posts: list(3, (post) => ({ title: `Post ${post}` })) })),
    ],
    [
      'an owner of one, with a key from the database',
      (em) =>
        list(5, (index) =>
          create(em, Passport, {
            holder: userOf(em, index),
            id: uuidOf(index),
          }),
        ),
    ],
    [
      'inline embeddables',
      (em) => list(5, (index) => create(em, Shop, { address: { city: `${index}` }, billing: null })),
    ],
    [
      'composite keys',
      (em) => {
        const shop = create(em, Shop, { address: { city: 'Leiden' }, billing: null });
        const seats = list(5, (row) => create(em, Seat, { shop, row, colour: 'red' }));
        return seats.map((seat) => create(em, Ticket, { seat }));
      },
    ],
    [
      'one class of single-table inheritance',
      (em) => list(5, (index) => create(em, Cat, { name: `Cat ${index}`, lives: 9 })),
    ],
    [
      'several classes of single-table inheritance',
      (em) => [
        ...list(5, (index) => create(em, Cat, { name: `Cat ${index}`, lives: 9 })),
        ...list(5, (index) => create(em, Dog, { name: `Dog ${index}`, barks: true })),
      ],
    ],
    [
      'joined inheritance',
      (em) => [
        ...list(5, (index) => create(em, Film, { title: `Film ${index}`, minutes: 90 })),
        create(em, Medium, { title: 'Painting' }),
      ],
    ],
  ])('%s', async (_, make) => {
    expect(isDirect((await expectSame(make)).statements)).toBe(true);
  });

  it('columns of every type', async () => {
    const { statements } = await expectSame((em) =>
      [
        create(em, Everything, {
          id: 1n,
          string: 'é',
          character: 'a',
          bigint: 9_007_199_254_740_993n,
          double: 0.1,
          decimal: '1.25',
          smallint: -3,
          boolean: false,
          date: '2026-01-02',
          time: '03:04:05',
          instant: new Date(123),
          local: new Date(456),
          uuid: '00000000-0000-4000-8000-000000000000',
          blob: Buffer.from([0, 39, 92, 255]),
          strings: ['a', 'b,"c'],
          lowerCase: 'ABC',
          native: Role.Admin,
        }),
        create(em, Everything, {
          id: 2n,
          string: null,
          character: 'abc',
          bigint: -1n,
          double: 1e300,
          decimal: '0',
          smallint: 3,
          boolean: true,
          date: '0001-01-01',
          time: '00:00',
          instant: new Date(-1),
          local: new Date(-1),
          uuid: undefined,
          blob: Buffer.of(),
          strings: [],
          lowerCase: 'd',
          native: Role.User,
        }),
      ].map((entity) =>
        Object.assign(entity, { uuid: entity.uuid ?? '10000000-0000-4000-8000-000000000000' }),
      ),
    );
    expect(isDirect(statements)).toBe(true);
  });
});

it('inserts parents first that are children of joined inheritance, where a flush fails', async () => {
  const [plain, em] = [orm.em.fork(), orm.em.fork()];
  await expect(plain.persist(awards(plain)).flush()).rejects.toThrow(/violates foreign key constraint/);
  await flushEntities(em, awards(em));
  expect(await orm.em.fork().count(Award, { film: { minutes: 90 } })).toBe(5);
});

const cat = (em: EntityManager) => create(em, Cat, { name: 'Cat', lives: 9 });
const mice = (em: EntityManager) =>
  list(5, (index) => {
    const first = create(em, Mouse, { name: `${index}`, enemy: cat(em) });
    return create(em, Mouse, { name: `${index} of ${index}`, enemy: first });
  });
const enemies = async () => {
  const found = await orm.em.fork().findAll(Mouse, { populate: ['enemy'], orderBy: { name: 1 } });
  return found.map(({ name, enemy }) => `${name}: ${enemy.name}`);
};

describe('those that others of their table can not be without', () => {
  const expected = list(5, (index) => [`${index}: Cat`, `${index} of ${index}: ${index}`]).flat();

  it('are inserted first, where a flush fails', async () => {
    const [plain, em] = [orm.em.fork(), orm.em.fork()];
    await expect(plain.persist(mice(plain)).flush()).rejects.toThrow('Value for Mouse.enemy is required');
    const made = mice(em);
    await flushEntities(em, made);
    expect(isDirect(sent())).toBe(true);
    expect(await enemies()).toEqual(expected);
    queries.length = 0;
    await em.flush();
    expect(sent()).toEqual([]);
  });

  it('are flushed first, all or nothing, where listeners are to hear of it', async () => {
    const heard: string[] = [];
    const em = orm.em.fork({ freshEventManager: true });
    const hear = ({ entity }: { entity: object }) => void heard.push(entity.constructor.name);
    em.getEventManager().registerSubscriber({ getSubscribedEntities: () => [Mouse], beforeCreate: hear });
    await flushEntities(em, mice(em));
    expect(isDirect(sent())).toBe(false);
    expect(sent().filter((query) => /^(begin|commit)/.test(query))).toEqual(['begin', 'commit']);
    expect(heard).toHaveLength(10);
    expect(await enemies()).toEqual(expected);
  });

  it('fail as a flush does where they need each other', async () => {
    const em = orm.em.fork();
    const [one, other] = list(2, (index) => create(em, Mouse, { name: `${index}`, enemy: cat(em) }));
    Object.assign(one ?? {}, { enemy: other });
    Object.assign(other ?? {}, { enemy: one });
    await expect(flushEntities(em, [one ?? {}])).rejects.toThrow('Value for Mouse.enemy is required');
    expect(await orm.em.fork().count(Mouse)).toBe(0);
  });
});

describe('more than a batch, with nothing to read back', () => {
  it.each<[string, Make]>([
    ['with keys of a sequence', (em) => tags(em)],
    [
      'that others refer to',
      (em) =>
        list(9, (index) =>
          create(em, Passport, {
            holder: userOf(em, index),
            id: uuidOf(index),
          }),
        ),
    ],
    [
      'with values that need care in the text of COPY',
      (em) =>
        ['', '\\N', '\\.', 'tab\t', 'line\r\n', 'é 😀', "O'Hara"].map((label) => create(em, Tag, { label })),
    ],
    [
      'with null and without',
      (em) =>
        list(9, (index) =>
          create(em, Post, {
            title: '',
            author: userOf(em, index),
            editor: index > 4 ? userOf(em, -index) : null,
          }),
        ),
    ],
  ])('is copied %s', async (_, make) => {
    expect(isCopied((await expectSame(make)).statements)).toBe(true);
  });

  it('is one COPY, after one look at the table', async () => {
    const { statements, made } = await flushed((em) => tags(em, 11), flushEntities);
    expect(statements).toEqual([
      'begin',
      expect.stringContaining('nextval'),
      'copy "tag" ("id", "label") from stdin',
      'commit',
    ]);
    expect(made.map((tag) => Reflect.get(tag, 'id'))).toEqual(list(11, (index) => index + 1));
  });

  it('is copied as far as COPY can tell it', async () => {
    const { statements } = await expectSame((em) =>
      list(11, (index) =>
        create(em, Everything, { id: BigInt(index), ...(index === 6 && { json: [index] }) }),
      ),
    );
    expect(isCopied(statements)).toBe(true);
    expect(statements.filter((statement) => statement.startsWith('insert'))).not.toEqual([]);
  });

  it.each([
    ['of a rule', 'create rule seen as on insert to tag do also nothing', 'drop rule seen on tag'],
    [
      'of keys that are not those of the sequence',
      `alter table tag alter id set default nextval('tag_id_seq') + 100`,
      `alter table tag alter id set default nextval('tag_id_seq')`,
    ],
    [
      'of keys that are for the database to choose',
      'alter table tag alter id drop default; alter table tag alter id add generated always as identity',
      `alter table tag alter id drop identity; alter table tag alter id set default nextval('tag_id_seq')`,
    ],
  ])('is not copied because %s', async (_, change, back) => {
    const connection = orm.em.getConnection();
    await connection.execute(change);
    try {
      const { statements } = await expectSame((em) => tags(em));
      expect([isCopied(statements), isDirect(statements)]).toEqual([false, true]);
    } finally {
      await connection.execute(back);
    }
  });

  it.each<[string, Make, string | RegExp]>([
    [
      'the database refuses',
      (em) => {
        const holder = userOf(em, 1);
        return list(9, (index) => create(em, Passport, { holder, id: uuidOf(index) }));
      },
      /duplicate key value violates unique constraint/,
    ],
    [
      'the ORM refuses',
      (em) => tags(em).map((tag, index) => Object.assign(tag, index === 6 && { label: null })),
      "Value for Tag.label is required, 'null' found",
    ],
  ])('leaves nothing where %s', async (_, make, message) => {
    const em = orm.em.fork();
    await expect(flushEntities(em, make(em))).rejects.toThrow(message);
    expect(sent().filter((query) => /^(begin|commit|rollback)/.test(query))).toEqual(['begin', 'rollback']);
    expect(await orm.em.fork().count(Passport)).toBe(0);
    expect(await orm.em.fork().count(Tag)).toBe(0);
  });
});

describe('what only MikroORM itself has statements for', () => {
  it.each<[string, Make]>([
    ['hooks of the class', (em) => list(5, (index) => create(em, Account, { password: `${index}` }))],
    [
      'members of many-to-many relations',
      (em) =>
        list(5, (index) =>
          create(em, Post, {
            title: `Post ${index}`,
            author: userOf(em, index),
            tags: [{ label: `Tag ${index}` }],
          }),
        ),
    ],
    [
      'objects in JSON',
      (em) => list(2, (index) => create(em, Everything, { id: BigInt(index), json: { index } })),
    ],
    [
      'embeddables in JSON',
      (em) =>
        list(5, (index) =>
          create(em, Shop, { address: { city: 'Leiden' }, billing: { city: `${index}`, country: 'BE' } }),
        ),
    ],
    [
      'tables that refer to themselves',
      (em) => list(5, (index) => create(em, Category, { name: `${index}`, parent: { name: 'Parent' } })),
    ],
  ])('%s', async (_, make) => {
    expect(isDirect((await expectSame(make)).statements)).toBe(false);
  });

  it('runs the hooks', async () => {
    const em = orm.em.fork();
    const account = create(em, Account, { password: 'secret' });
    await flushEntities(em, [account]);
    expect(account.password).toBe('hashed secret');
  });
});

describe('listeners', () => {
  const heard: string[] = [];
  const hear = (event: string) => () => void heard.push(event);

  it.each<[string, EventSubscriber, string[]]>([
    [
      'of an entity',
      { getSubscribedEntities: () => [User], beforeCreate: hear('beforeCreate') },
      ['beforeCreate', 'beforeCreate'],
    ],
    ['of flushes', { afterFlush: hear('afterFlush') }, ['afterFlush']],
    [
      'of transactions',
      { beforeTransactionStart: hear('start'), afterTransactionCommit: hear('commit') },
      ['start', 'commit'],
    ],
  ])('%s are told', async (_, subscriber, events) => {
    heard.length = 0;
    const em = orm.em.fork({ freshEventManager: true });
    em.getEventManager().registerSubscriber(subscriber);
    await flushEntities(
      em,
      list(2, (index) => userOf(em, index)),
    );
    expect(heard).toEqual(events);
    expect(await orm.em.fork().count(User)).toBe(2);
  });

  it('see afterwards what was inserted', async () => {
    const em = orm.em.fork({ freshEventManager: true });
    const seen: unknown[] = [];
    em.getEventManager().registerSubscriber({
      afterFlush: ({ uow }) =>
        void seen.push(...uow.getChangeSets().map(({ type, payload }) => [type, payload])),
    });
    await flushEntities(em, [create(em, Category, { name: 'One' })]);
    expect(isDirect(sent())).toBe(true);
    expect(seen).toEqual([['create', { id: 1, name: 'One' }]]);
  });

  it('of other entities do not slow it down', async () => {
    const em = orm.em.fork({ freshEventManager: true });
    em.getEventManager().registerSubscriber({
      getSubscribedEntities: () => [Post],
      beforeCreate: hear('beforeCreate'),
    });
    await flushEntities(em, [userOf(em, 1)]);
    expect(isDirect(sent())).toBe(true);
  });
});

describe('an EntityManager that knows entities', () => {
  it('refers to them', async () => {
    const author = userOf(orm.em.fork(), 1);
    await flushEntities(orm.em.fork(), [author]);

    const em = orm.em.fork();
    const loaded = await em.findOneOrFail(User, author.id);
    queries.length = 0;
    const posts = list(2, () => create(em, Post, { title: 'Post', author: loaded }));
    await flushEntities(em, [...posts, create(em, Post, { title: 'Key', author: author.id })]);

    expect(isDirect(sent())).toBe(true);
    expect(await orm.em.fork().count(Post, { author })).toBe(3);
  });

  it('writes what was changed in them and what was persisted before, too', async () => {
    const em = orm.em.fork();
    const [first, second] = [userOf(em, 1), userOf(em, 2)];
    await flushEntities(em, [first]);
    first.name = 'Changed';
    await flushEntities(em, [second]);
    em.persist(userOf(em, 3));
    await flushEntities(em, [userOf(em, 4)]);

    const found = await orm.em.fork().findAll(User, { orderBy: { id: 1 } });
    expect(found.map(({ name }) => name)).toEqual(['Changed', 'User 2', 'User 3', 'User 4']);
  });

  it('adds to the collections of entities that it inserted before', async () => {
    const em = orm.em.fork();
    const author = userOf(em, 1);
    await flushEntities(em, [author]);
    await flushEntities(em, [create(em, Post, { title: 'One', author })]);
    await flushEntities(em, [create(em, Post, { title: 'Two', author })]);

    expect(author.posts.getItems().map(({ title }) => title)).toEqual(['One', 'Two']);
    expect(author.posts.isDirty()).toBe(false);
    expect(await orm.em.fork().count(Post, { author })).toBe(2);
  });
});

describe('afterwards', () => {
  it('a change updates its column alone, and the version', async () => {
    const em = orm.em.fork();
    const user = userOf(em, 1);
    await flushEntities(em, [user]);
    expect(user).toMatchObject({ id: 1, age: 18, version: 1, seenAt: new Date('2020-01-01T00:00:00Z') });
    expect(await em.findOneOrFail(User, user.id)).toBe(user);

    queries.length = 0;
    user.name = 'Changed';
    await em.flush();
    expect(sent()).toEqual([
      'begin',
      'update "user" set "name" = ?, "version" = ? where "id" = ? and "version" = ? returning "version"',
      'commit',
    ]);
  });
});

describe('transactions', () => {
  it('has its own, all or nothing', async () => {
    const em = orm.em.fork();
    const users = list(11, (index) => userOf(em, index % 10));
    await expect(flushEntities(em, users)).rejects.toThrow(/duplicate key value violates unique constraint/);
    expect(sent().filter((query) => /^(begin|commit|rollback)/.test(query))).toEqual(['begin', 'rollback']);
    expect(await orm.em.fork().count(User)).toBe(0);
  });

  it('joins that of the EntityManager', async () => {
    await expect(
      orm.em.fork().transactional(async (em) => {
        await flushEntities(
          em,
          list(5, (index) => userOf(em, index)),
        );
        expect(await em.count(User)).toBe(5);
        expect(await orm.em.fork().count(User)).toBe(0);
        throw new Error('never mind');
      }),
    ).rejects.toThrow('never mind');
    expect(isDirect(sent())).toBe(true);
    expect(await orm.em.fork().count(User)).toBe(0);
  });

  it('works on the EntityManager of the context', async () => {
    const em = orm.em.fork({ useContext: true });
    await em.transactional(async () => {
      await flushEntities(em, [userOf(em, 1)]);
      expect(await orm.em.fork().count(User)).toBe(0);
    });
    expect(await orm.em.fork().count(User)).toBe(1);
  });

  it('a wrong value fails before anything is sent', async () => {
    const em = orm.em.fork();
    const user = userOf(em, 1, { age: 18 });
    Object.assign(user, { name: null });
    await expect(flushEntities(em, [user])).rejects.toThrow("Value for User.name is required, 'null' found");
    expect(isDirect(sent())).toBe(false);
  });
});
