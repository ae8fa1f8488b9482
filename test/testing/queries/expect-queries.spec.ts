import { NoStatementLogError, UnexpectedQueriesError } from '../../../src/index.js';
import { expectQueries } from '../../../src/testing/queries/index.js';
import { entities, Post, TagSchema, User } from '../../factories/blog.js';
import { errorOf } from '../error-of.js';
import { openDatabase, type OpenDatabase } from '../open-database.js';

let database: OpenDatabase;
const on = () => ({ on: database.orm });

beforeAll(async () => {
  database = await openDatabase({ entities });
  const em = database.orm.em.fork();
  for (let i = 1; i <= 5; i++) {
    const author = em.create(User, { name: `User ${i}`, email: `${i}@example.com`, password: `secret ${i}` });
    em.create(Post, { title: `Post ${i}`, author, tags: [em.create(TagSchema, { label: `tag ${i}` })] });
  }
  await em.flush();
});
afterAll(() => database.close());

const readPosts = () => database.orm.em.fork().find(Post, {}, { orderBy: { id: 'asc' } });
const withoutTimes = ({ message }: Error) => message.replaceAll(/\d+\.\d ms/g, '0.1 ms');

/** One row of the author for each post. */
async function readAuthors() {
  const posts = await readPosts();
  for (const post of posts) {
    await database.orm.em.fork().findOneOrFail(User, post.author.id);
  }
  return posts.length;
}

/** One statement for each collection. */
async function readCollections() {
  for (const user of await database.orm.em.fork().find(User, {})) {
    await user.posts.init();
  }
}

describe('expectQueries', () => {
  it('returns what the function returned', async () => {
    await expect(expectQueries(readAuthors, on()).toBe(6)).resolves.toBe(5);
    await expect(expectQueries(readAuthors, on()).toBeAtMost(6)).resolves.toBe(5);
    await expect(expectQueries(readAuthors, on()).toBeLessThan(7)).resolves.toBe(5);
    await expect(expectQueries(readPosts, on()).toHaveNoRepeats()).resolves.toHaveLength(5);
  });

  it('runs the function once for all that is expected of it', async () => {
    let runs = 0;
    const queries = expectQueries(async () => {
      runs++;
      await readPosts();
    }, on());
    expect(runs).toBe(0);
    await queries.toBe(1);
    await queries.toBeAtMost(1);
    await queries.toHaveNoRepeats();
    expect(runs).toBe(1);
  });

  it('lists the statements, those of one shape folded', async () => {
    const error = await errorOf(expectQueries(readAuthors, on()).toBeAtMost(3), UnexpectedQueriesError);
    expect(withoutTimes(error)).toBe(
      `Expected: at most 3 queries
Received: 6

  1. select "p0".* from "post" as "p0" order by "p0"."id" asc [0.1 ms, 5 rows]
  2. select "u0".* from "user" as "u0" where "u0"."id" = $1 limit $2 [0.1 ms, 1 row]
  3. select "u0".* from "user" as "u0" where "u0"."id" = $1 limit $2 [0.1 ms, 1 row]
  4. select "u0".* from "user" as "u0" where "u0"."id" = $1 limit $2 [0.1 ms, 1 row]
     … 2 more like this

5 times select "u0".* from "user" as "u0" where "u0"."id" = $1 limit $2: Populate Post.author?`,
    );
    expect(error).toMatchObject({
      code: 'SISKIN_UNEXPECTED_QUERIES',
      expected: 'at most 3 queries',
      received: '6',
    });
    expect(error.statements).toHaveLength(6);
  });

  it.each([
    {
      name: 'toBe(1)',
      run: () => expectQueries(async () => {}, on()).toBe(1),
      expected: '1 query',
      received: '0',
    },
    {
      name: 'toBe(2)',
      run: () => expectQueries(readPosts, on()).toBe(2),
      expected: '2 queries',
      received: '1',
    },
    {
      name: 'toBeLessThan(1)',
      run: () => expectQueries(readPosts, on()).toBeLessThan(1),
      expected: 'less than 1 query',
      received: '1',
    },
    {
      name: 'toBeAtMost(0)',
      run: () => expectQueries(readPosts, on()).toBeAtMost(0),
      expected: 'at most 0 queries',
      received: '1',
    },
  ])('$name tells what was expected and received', async ({ run, expected, received }) => {
    expect(await errorOf<UnexpectedQueriesError>(run(), UnexpectedQueriesError)).toMatchObject({
      expected,
      received,
    });
  });

  it('throws the error of the function as it is', async () => {
    const error = new Error('broken');
    const queries = expectQueries(async () => {
      await readPosts();
      throw error;
    }, on());
    await expect(queries.toBe(1)).rejects.toBe(error);
    expect(error.cause).toBeUndefined();
  });

  it('wants to know the database where none is in use', async () => {
    const error = await errorOf(expectQueries(readPosts).toBe(1), NoStatementLogError);
    expect(error.message).toMatchInlineSnapshot(`
      "There is no database in use whose queries could be counted.
      Call useDatabase() in the spec file, or name the database: expectQueries(fn, { on: orm }), recordQueries(fn, { on: orm })."
    `);
  });
});

describe('toHaveNoRepeats', () => {
  it('names the statement, how often, with which values, and the relation', async () => {
    const error = await errorOf(
      expectQueries(readCollections, on()).toHaveNoRepeats(),
      UnexpectedQueriesError,
    );
    expect(withoutTimes(error)).toMatchInlineSnapshot(`
      "Expected: no repeated query
      Received: 1 repeated among 6

      5 times select "p0".* from "post" as "p0" where "p0"."author_id" in ($1)
        with 1; 2; 3
      All statements:
        1. select "u0".* from "user" as "u0" [0.1 ms, 5 rows]
        2. select "p0".* from "post" as "p0" where "p0"."author_id" in ($1) [0.1 ms, 1 row]
        3. select "p0".* from "post" as "p0" where "p0"."author_id" in ($1) [0.1 ms, 1 row]
        4. select "p0".* from "post" as "p0" where "p0"."author_id" in ($1) [0.1 ms, 1 row]
           … 2 more like this

      Populate User.posts?"
    `);
  });

  it('counts from `atLeast` on', async () => {
    await expectQueries(readAuthors, on()).toHaveNoRepeats({ atLeast: 6 });
    const error = await errorOf(
      expectQueries(readAuthors, on()).toHaveNoRepeats({ atLeast: 5 }),
      UnexpectedQueriesError,
    );
    expect(error).toMatchObject({ expected: 'no repeated query', received: '1 repeated among 6' });
  });

  it('knows relations over a table between', async () => {
    const error = await errorOf(expectQueries(readTags, on()).toHaveNoRepeats(), UnexpectedQueriesError);
    expect(error.remedy).toBe('Populate Post.tags?');
  });

  it('shows no values of secrets, and none of what is inserted', async () => {
    const error = await errorOf(expectQueries(search, on()).toHaveNoRepeats(), UnexpectedQueriesError);
    expect(error.message).not.toContain('secret ');
    expect(withoutTimes(error)).toMatchInlineSnapshot(`
      "Expected: no repeated query
      Received: 2 repeated among 6

      3 times select "u0".* from "user" as "u0" where "u0"."password" = $1
        with ***
      3 times insert into "tag" ("label") values ($1) returning "id", "kind"
      All statements:
        1. select "u0".* from "user" as "u0" where "u0"."password" = $1 [0.1 ms, 1 row]
        2. insert into "tag" ("label") values ($1) returning "id", "kind" [0.1 ms, 1 row]
        3. select "u0".* from "user" as "u0" where "u0"."password" = $1 [0.1 ms, 1 row]
        4. insert into "tag" ("label") values ($1) returning "id", "kind" [0.1 ms, 1 row]
        5. select "u0".* from "user" as "u0" where "u0"."password" = $1 [0.1 ms, 1 row]
        6. insert into "tag" ("label") values ($1) returning "id", "kind" [0.1 ms, 1 row]

      Read all of it at once: $in with all the values, or a join.
      Write all rows at once: persist all of them and flush once, or use insertMany or nativeUpdate."
    `);
  });

  it('tells the same values from others', async () => {
    const error = await errorOf(expectQueries(again, on()).toHaveNoRepeats(), UnexpectedQueriesError);
    expect(error.remedy).toBe('The values are the same each time: keep the result of the first.');
  });
});

async function readTags() {
  for (const post of await readPosts()) {
    await post.tags.init();
  }
}

async function search() {
  const em = database.orm.em.fork();
  for (const i of [1, 2, 3]) {
    await em.find(User, { password: `secret ${i}` });
    await em.insert(TagSchema, { label: `secret label ${i}` });
  }
}

async function again() {
  for (let i = 0; i < 3; i++) {
    await database.orm.em.fork().findOne(User, { name: 'User 1' });
  }
}
