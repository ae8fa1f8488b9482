import { Collection, type Opt } from '@mikro-orm/core';
import { Entity, Filter, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import { EntityFactory, Factory, type FactoryContext } from '../../src/factories/index.js';
import { keysOf, useKinds } from './kinds/use-kinds.js';

@Entity()
@Filter({ name: 'kept', cond: { isDeleted: false }, default: true })
class Author {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @Property({ type: 'boolean' })
  isDeleted: Opt<boolean> = false;

  @OneToMany(() => Book, (book: Book) => book.author)
  books = new Collection<Book>(this);
}

@Entity()
class Book {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Author)
  author!: Author;
}

@Factory(Author)
class AuthorFactory extends EntityFactory<Author> {
  definition({ sequence }: FactoryContext) {
    return { name: `author ${sequence}` };
  }
}

@Factory(Book)
class BookFactory extends EntityFactory<Book> {
  definition() {
    return { author: AuthorFactory.new() };
  }
}

const kinds = useKinds([Author, Book]);

beforeEach(async () => {
  await kinds.factories().get(AuthorFactory).count(4).create();
  kinds.em.clear();
});

async function chosen(...given: Parameters<ReturnType<typeof kinds.factories>['existing']>[]) {
  const run = kinds.factories(2);
  const pools = given.map((arguments_) => run.existing(...arguments_));
  const books = await run
    .get(BookFactory)
    .recycle(...pools)
    .count(30)
    .create();
  return [...new Set(keysOf(books.map(({ author }) => author)))];
}

it.each([
  ['all', {}, {}, [1, 2, 3, 4]],
  ['those of a condition', { name: { $in: ['author 2', 'author 4'] } }, {}, [2, 4]],
  ['the first by their key', {}, { limit: 2 }, [1, 2]],
  ['the first of a condition', { id: { $gt: 1 } }, { limit: 2 }, [2, 3]],
])('chooses from %s', async (_what, where, options, expected) => {
  expect(await chosen([Author, where, options])).toEqual(expected);
});

it('reads the keys once for a call', async () => {
  kinds.queries.length = 0;
  await chosen([Author]);
  expect(kinds.queries.filter((query) => query.includes('from "author"'))).toHaveLength(1);
});

it('counts a row once that a condition on its children finds several times', async () => {
  await kinds.factories().get(BookFactory).count(3).create({ author: 2 });
  kinds.em.clear();
  expect(await chosen([Author, { books: { id: { $gt: 0 } } }, { limit: 2 }])).toEqual([2]);
});

it("leaves out what the entity's filters do", async () => {
  await kinds.fresh().nativeUpdate(Author, { id: [1, 3] }, { isDeleted: true });
  expect(await chosen([Author])).toEqual([2, 4]);
});

it('joins several pools', async () => {
  expect(await chosen([Author, { id: 1 }], [Author, { id: 4 }])).toEqual([1, 4]);
});

it('makes new ones where there are none', async () => {
  expect(await chosen([Author, { name: 'nobody' }])).toHaveLength(30);
  expect(await kinds.fresh().count(Author)).toBe(34);
});

it('has no use for rows of another entity', async () => {
  expect(await chosen([Book])).toHaveLength(30);
});

it.each(['make', 'raw'] as const)('is refused by %s, which never touches the database', async (verb) => {
  const run = kinds.factories();
  kinds.queries.length = 0;
  await expect(run.get(BookFactory).recycle(run.existing(Author))[verb]()).rejects.toThrow(
    "make() and raw() never touch the database, so they can't choose from the existing rows of Author.\n" +
      'Use create() or insert(), or recycle entities that you have loaded.',
  );
  expect(kinds.queries).toEqual([]);
});
