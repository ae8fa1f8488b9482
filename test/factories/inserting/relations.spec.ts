import { randomUUID } from 'node:crypto';

import { defineEntity, p } from '@mikro-orm/postgresql';

import { InsertConstraintError } from '../../../src/errors/insert-constraint.error.js';
import { Lexicon } from '../../seeders/reference/lexicon.js';
import { insert, type Row } from './insert.js';

const Author = defineEntity({
  name: 'Author',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    handle: p.string().unique().nullable(),
    likes: () => p.manyToMany(Tag).inversedBy('fans'),
    marked: () => p.manyToMany(Tag).pivotEntity(() => Mark),
    rated: () => p.manyToMany(Tag).pivotEntity(() => Rating),
  },
});

const Tag = defineEntity({
  name: 'Tag',
  properties: {
    id: p.uuid().primary(),
    label: p.string(),
    fans: () => p.manyToMany(Author).mappedBy('likes'),
  },
});

const Rating = defineEntity({
  name: 'Rating',
  properties: {
    id: p.integer().primary(),
    author: () => p.manyToOne(Author),
    tag: () => p.manyToOne(Tag),
    stars: p.integer(),
    note: p.string().default('none'),
  },
});

const Mark = defineEntity({
  name: 'Mark',
  properties: {
    id: p.uuid().primary(),
    author: () => p.manyToOne(Author),
    tag: () => p.manyToOne(Tag),
  },
});

const Shelf = defineEntity({
  name: 'Shelf',
  properties: {
    room: p.string().primary(),
    author: () => p.manyToOne(Author).primary(),
    colour: p.string().nullable(),
  },
});

const Book = defineEntity({
  name: 'Book',
  properties: {
    id: p.bigint().primary(),
    title: p.string(),
    shelf: () => p.manyToOne(Shelf).nullable(),
    author: () => p.manyToOne(Author).ref().nullable(),
    byHandle: () => p.manyToOne(Author).targetKey('handle').name('by_handle').nullable(),
  },
});

const Knot = defineEntity({
  name: 'Knot',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    place: p.string().default('here'),
    parent: () => p.manyToOne(Knot).nullable(),
  },
});

const Writer = defineEntity({
  name: 'Writer',
  properties: { id: p.integer().primary(), name: p.string(), favourite: () => p.manyToOne(Post).nullable() },
});

const Post = defineEntity({
  name: 'Post',
  properties: { id: p.integer().primary(), writer: () => p.manyToOne(Writer) },
});

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Author, Tag, Rating, Mark, Shelf, Book, Knot, Writer, Post]);
});
beforeEach(async () => {
  await lexicon.orm.schema.clear();
});
afterAll(() => lexicon.close());

const books = () => lexicon.rows('select * from book order by title');

describe('A relation to one', () => {
  it('is a row of the maker, an entity, a reference or a key', async () => {
    const em = lexicon.em;
    const stored = em.create(Author, { name: 'Stored' });
    await em.flush();
    let made: Row = {};
    await insert(em, async (rows) => {
      made = await rows.parent(Author, { name: 'Made' });
      await rows.row(Book, { title: 'a', author: made });
      await rows.row(Book, { title: 'b', author: stored });
      await rows.row(Book, { title: 'c', author: em.getReference(Author, stored.id, { wrapped: true }) });
      await rows.row(Book, { title: 'd', author: stored.id });
      await rows.row(Book, { title: 'e', author: { id: stored.id } });
      await rows.row(Book, { title: 'f', author: null });
    });
    expect(made).toEqual({ name: 'Made', id: expect.any(Number) });
    const { id } = stored;
    expect((await books()).map((row) => row['author_id'])).toEqual([made['id'], id, id, id, id, null]);
  });

  it('has a key of several parts, a relation among them', async () => {
    const em = lexicon.em;
    const stored = em.create(Shelf, { room: 'old', author: em.create(Author, { name: 'Old' }) });
    await em.flush();
    const { id } = stored.author;
    let author: Row = {};
    await insert(em, async (rows) => {
      author = await rows.parent(Author, { name: 'New' });
      const shelf = await rows.parent(Shelf, { room: 'new', author });
      await rows.row(Book, { title: 'a', shelf });
      await rows.row(Book, { title: 'b', shelf: stored });
      await rows.row(Book, { title: 'c', shelf: ['old', id] });
      await rows.row(Book, { title: 'd', shelf: { author: id, room: 'old' } });
      await rows.row(Book, { title: 'e', shelf: null });
    });
    expect((await books()).map((row) => [row['shelf_room'], row['shelf_author_id']])).toEqual([
      ['new', author['id']],
      ['old', id],
      ['old', id],
      ['old', id],
      [null, null],
    ]);
  });

  it('refers to another key than the primary one', async () => {
    await insert(lexicon.em, async (rows) => {
      const author = await rows.parent(Author, { name: 'A', handle: '@a' });
      await rows.row(Book, { title: 'a', byHandle: author });
      await rows.row(Book, { title: 'b', byHandle: '@a' });
    });
    expect((await books()).map((row) => row['by_handle'])).toEqual(['@a', '@a']);
  });
});

const links = () =>
  lexicon.rows(
    'select a.name, t.label from author_likes l join author a on a.id = author_id join tag t on t.id = tag_id order by 1, 2',
  );

describe('Links', () => {
  it('are rows of the pivot table, from either side', async () => {
    const report = await insert(lexicon.em, async (rows) => {
      const [a, b] = [await rows.parent(Author, { name: 'A' }), await rows.parent(Author, { name: 'B' })];
      const [x, y] = [await rows.parent(Tag, { label: 'x' }), await rows.parent(Tag, { label: 'y' })];
      await rows.link(Author, 'likes', a, x);
      await rows.link(Author, 'likes', a, y['id']);
      await rows.link(Tag, 'fans', y, b);
    });
    expect(await links()).toEqual([
      { name: 'A', label: 'x' },
      { name: 'A', label: 'y' },
      { name: 'B', label: 'y' },
    ]);
    expect(report.rows).toEqual({ author: 2, tag: 2, author_likes: 3 });
  });

  it('have the values of the pivot entity, its own key and its defaults', async () => {
    await insert(lexicon.em, async (rows) => {
      const author = await rows.parent(Author, { name: 'A' });
      const tag = await rows.parent(Tag, { label: 'x' });
      await rows.link(Author, 'rated', author, tag, { stars: 3 });
      await rows.link(Author, 'rated', author, tag, { stars: 5, note: 'good' });
    });
    expect(
      await lexicon.rows('select stars, note, author_id > 0 as linked from rating order by stars'),
    ).toEqual([
      { stars: 3, note: 'none', linked: true },
      { stars: 5, note: 'good', linked: true },
    ]);
  });
});

const markIds = () =>
  lexicon.rows('select m.id from mark m join author a on a.id = author_id order by a.name');
const mark = (name: string) =>
  insert(lexicon.em, async (rows) => {
    const author = await rows.parent(Author, { id: name.length, name });
    const tag = await rows.parent(Tag, { id: randomUUID(), label: name });
    await rows.link(Author, 'marked', author, tag);
    await rows.link(Author, 'marked', author, tag);
  });

it('Links whose key is a UUID each get one of their own, one insert after another', async () => {
  await mark('a');
  await mark('bb');
  expect(new Set((await markIds()).map(({ id }) => id)).size).toBe(4);
});

describe('Rows that refer to rows of their own table', () => {
  it('come after them, whatever columns either has', async () => {
    await insert(lexicon.em, async (rows) => {
      let parent = await rows.parent(Knot, { name: '0' });
      for (let i = 1; i <= 200; i++) {
        const place = i % 3 === 0 ? { place: 'there' } : {};
        parent = await rows.parent(Knot, { name: String(i), parent, ...place });
      }
    });
    const chain = `with recursive chain as (select id, name from knot where parent_id is null
      union all select k.id, k.name from knot k join chain c on k.parent_id = c.id) select count(*)::int from chain`;
    expect(await lexicon.rows(chain)).toEqual([{ count: 201 }]);
    expect(await lexicon.rows("select count(*)::int from knot where place = 'there'")).toEqual([
      { count: 66 },
    ]);
  });
});

const favourites = () =>
  lexicon.rows(
    'select count(*)::int as writers, count(favourite_id)::int as favourites, (select count(*)::int from post) as posts from writer',
  );

const zigzag = (copies: [string, number][]) =>
  insert(
    lexicon.em,
    async (rows) => {
      let favourite: Row | null = null;
      for (let i = 0; i < 50; i++) {
        const writer: Row = await rows.parent(Writer, { name: String(i), favourite });
        favourite = await rows.parent(Post, { writer });
      }
    },
    { onRows: (table, count) => copies.push([table, count]) },
  );

describe('Tables that refer to each other', () => {
  it('are written in parts, so that no row comes before the one that it refers to', async () => {
    const copies: [string, number][] = [];
    const report = await zigzag(copies);
    expect(report.rows).toEqual({ writer: 50, post: 50 });
    expect(await favourites()).toEqual([{ writers: 50, favourites: 49, posts: 50 }]);
    expect(copies).toHaveLength(100);
  });

  it('are written at once where a foreign key is deferrable, which is as before afterwards', async () => {
    const name = 'writer_favourite_id_foreign';
    await lexicon.rows(`alter table writer alter constraint ${name} deferrable initially immediate`);
    const copies: [string, number][] = [];
    await lexicon.em.transactional(async (em) => {
      await insert(em, async (rows) => {
        let favourite: Row | null = null;
        for (let i = 0; i < 50; i++) {
          const writer: Row = await rows.parent(Writer, { name: String(i), favourite });
          favourite = await rows.parent(Post, { writer });
        }
      });
      await em.execute('savepoint s');
      await expect(
        em.execute("insert into writer (name, favourite_id) values ('x', -1)"),
      ).rejects.toMatchObject({
        constraint: name,
      });
      await em.execute('rollback to s');
    });
    await zigzag(copies);
    expect(copies).toEqual([
      ['writer', 50],
      ['post', 50],
    ]);
    expect(await favourites()).toEqual([{ writers: 100, favourites: 98, posts: 100 }]);
    const broken = insert(lexicon.em, async (rows) => {
      const writer = await rows.parent(Writer, { name: 'a' });
      await rows.row(Post, { writer });
      await rows.row(Writer, { name: 'b', favourite: 1_000_000 });
    });
    await expect(broken).rejects.toThrow(InsertConstraintError);
    await lexicon.rows(`alter table writer alter constraint ${name} not deferrable`);
  });
});
