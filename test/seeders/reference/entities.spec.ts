import { defineEntity, p } from '@mikro-orm/postgresql';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import { InvalidReferenceError, ReferenceConstraintError } from '../../../src/index.js';
import { applyReference } from '../../../src/seeders/reference/index.js';
import { rejection } from '../../fixtures/lab.js';
import { Lexicon } from './lexicon.js';

const START = new Date('2024-01-01T00:00:00Z');
let now = START;

@Entity()
class Page {
  @PrimaryKey({ type: 'uuid' })
  id: string = crypto.randomUUID();

  @Property({ type: 'string', unique: true })
  slug!: string;

  @Property({ type: 'string', nullable: true })
  title?: string;

  @Property({ type: 'string' })
  state = 'draft';

  @Property({ type: 'integer', defaultRaw: '40 + 2' })
  rank!: number;

  @Property({ type: 'datetime', onCreate: () => now })
  createdAt!: Date;

  @Property({ type: 'datetime', onCreate: () => now, onUpdate: () => now })
  updatedAt!: Date;

  @Property({ type: 'string', onUpdate: (page: Page) => `by ${page.slug}`, nullable: true })
  editor?: string;

  @Property({ type: 'integer', version: true })
  version!: number;
}

const Stamped = defineEntity({
  name: 'Stamped',
  properties: {
    id: p.integer().primary(),
    code: p.string(),
    note: p.string().nullable(),
    at: p.datetime().version(),
  },
});

const Always = defineEntity({
  name: 'Always',
  properties: { id: p.integer().primary(), code: p.string().unique(), note: p.string().nullable() },
});

@Entity({ discriminatorColumn: 'type', abstract: true })
abstract class Person {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Enum({ items: ['boss', 'clerk'] })
  type!: 'boss' | 'clerk';

  @Property({ type: 'string' })
  name!: string;
}

@Entity({ discriminatorValue: 'boss' })
class Boss extends Person {
  @Property({ type: 'integer', nullable: true })
  bonus?: number;
}

@Entity({ discriminatorValue: 'clerk' })
class Clerk extends Person {
  @Property({ type: 'string', nullable: true })
  desk?: string;
}

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Page, Stamped, Always, Person, Boss, Clerk]);
  await lexicon.rows('alter table always alter id drop default, alter id add generated always as identity');
});
afterAll(() => lexicon.close());
beforeEach(async () => {
  await lexicon.orm.schema.clear();
  now = START;
});

describe('Rows that are added', () => {
  it('get what the entity or the database gives, where they do not say themselves', async () => {
    const rows = [{ slug: 'a' }, { slug: 'b', state: 'live', rank: 1, createdAt: new Date(0), title: 'B' }];
    await applyReference(lexicon.em, Page, rows, { by: ['slug'] });
    const at = START.toISOString();
    const pages = await lexicon.rows<{ id: string }>(
      `select id, slug, title, state, rank, to_json(created_at) as created, to_json(updated_at) as updated, editor, version
         from page order by slug`,
    );
    expect(pages).toMatchObject([
      { slug: 'a', title: null, state: 'draft', rank: 42, editor: null, version: 1 },
      { slug: 'b', title: 'B', state: 'live', rank: 1, editor: null, version: 1 },
    ]);
    expect(
      pages.map((page) =>
        Object.values(page)
          .slice(5, 7)
          .map((time) => Date.parse(time)),
      ),
    ).toEqual([
      [Date.parse(at), Date.parse(at)],
      [0, Date.parse(at)],
    ]);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(2);
  });
});

const pages = () =>
  lexicon.rows(
    'select slug, title, state, editor, version, date_part($$year$$, updated_at) = 2025 as later from page order by slug',
  );

describe('Rows that are changed', () => {
  it('get what their updates give, and keep the rest; equal ones are not touched', async () => {
    await applyReference(
      lexicon.em,
      Page,
      [
        { slug: 'a', title: 'A' },
        { slug: 'b', state: 'live' },
      ],
      { by: ['slug'] },
    );
    now = new Date('2025-01-01T00:00:00Z');
    const rows = [
      { slug: 'a', title: 'AA' },
      { slug: 'b', state: 'live' },
    ];
    expect(await applyReference(lexicon.em, Page, rows, { by: ['slug'] })).toMatchObject({
      changed: 1,
      unchanged: 1,
    });
    expect(await pages()).toEqual([
      { slug: 'a', title: 'AA', state: 'draft', editor: 'by a', version: 2, later: true },
      { slug: 'b', title: null, state: 'live', editor: null, version: 1, later: false },
    ]);
  });

  it('have what they declare rather than what an update would give', async () => {
    await applyReference(lexicon.em, Page, [{ slug: 'a' }, { slug: 'b' }], { by: ['slug'] });
    const rows = [
      { slug: 'a', editor: 'me' },
      { slug: 'b', title: 'B' },
    ];
    await applyReference(lexicon.em, Page, rows, { by: ['slug'] });
    expect(await pages()).toMatchObject([{ editor: 'me' }, { editor: 'by b' }]);
    expect(await applyReference(lexicon.em, Page, rows, { by: ['slug'] })).toMatchObject({ unchanged: 2 });
  });

  it('are the only ones whose triggers fire', async () => {
    await lexicon.rows(`
      create table log (what text);
      create function note() returns trigger language plpgsql as $$
        begin insert into log values (lower(tg_op) || ' ' || coalesce(new.code, old.code)); return null; end $$;
      create trigger noted after insert or update or delete on always for each row execute function note()`);
    const rows = ['a', 'b', 'c'].map((code) => ({ code, note: code }));
    const sync = (declared: { code: string; note: string }[]) =>
      applyReference(lexicon.em, Always, declared, { by: ['code'], mode: 'sync' });
    await sync(rows);
    await sync(rows);
    await sync([
      { code: 'b', note: 'other' },
      { code: 'c', note: 'c' },
      { code: 'd', note: 'd' },
    ]);
    expect((await lexicon.rows('select what from log')).map(({ what }) => what)).toEqual([
      'insert a',
      'insert b',
      'insert c',
      'delete a',
      'update b',
      'insert d',
    ]);
    await lexicon.rows('drop trigger noted on always; drop table log');
  });

  it('of a version that is a time get the time', async () => {
    await lexicon.rows("insert into stamped (code, at) values ('a', '2000-01-01'), ('b', '2000-01-01')");
    await applyReference(lexicon.em, Stamped, [{ code: 'a', note: 'x' }, { code: 'b' }], { by: ['code'] });
    expect(
      await lexicon.rows("select code, at > now() - interval '1 hour' as fresh from stamped order by code"),
    ).toEqual([
      { code: 'a', fresh: true },
      { code: 'b', fresh: false },
    ]);
    const call = applyReference(lexicon.em, Stamped, [{ code: 'a', at: START }], { by: ['code'] });
    expect((await rejection(call, InvalidReferenceError)).problem).toContain(
      'which is a version, which counts by itself',
    );
  });
});

describe('Sequences', () => {
  it('stay beyond the primary keys that rows declare', async () => {
    await applyReference(lexicon.em, Always, [{ code: 'a' }, { id: 7, code: 'b' }], { by: ['code'] });
    await applyReference(lexicon.em, Always, [{ id: 5, code: 'c' }, { code: 'd' }], { by: ['code'] });
    expect(await lexicon.rows('select id, code from always order by id')).toEqual([
      { id: 1, code: 'a' },
      { id: 5, code: 'c' },
      { id: 7, code: 'b' },
      { id: 8, code: 'd' },
    ]);
  });
});

describe('Entities of one table', () => {
  it('are told apart by their discriminator', async () => {
    const by = { by: ['name'], mode: 'sync' } as const;
    await applyReference(lexicon.em, Boss, [{ name: 'Ann', bonus: 1 }], by);
    await applyReference(lexicon.em, Clerk, [{ name: 'Ann', desk: 'left' }, { name: 'Bob' }], by);
    expect(await applyReference(lexicon.em, Boss, [{ name: 'Cid' }], by)).toMatchObject({
      added: 1,
      removed: 1,
    });
    expect(await lexicon.rows('select type, name, desk from person order by type, name')).toEqual([
      { type: 'boss', name: 'Cid', desk: null },
      { type: 'clerk', name: 'Ann', desk: 'left' },
      { type: 'clerk', name: 'Bob', desk: null },
    ]);
    const typed = applyReference(lexicon.em, Boss, [{ name: 'Dan', type: 'clerk' }], by);
    expect((await rejection(typed, InvalidReferenceError)).problem).toContain(
      'names type, which follows from the entity',
    );
    const abstract = applyReference(lexicon.em, Person, [{ name: 'Dan' }], by);
    expect((await rejection(abstract, InvalidReferenceError)).problem).toContain('it is abstract');
  });
});

describe('A unique value that another row has', () => {
  it('is refused by its constraint', async () => {
    await applyReference(lexicon.em, Always, [{ id: 1, code: 'a' }], { by: ['code'] });
    const call = applyReference(lexicon.em, Always, [{ id: 1, code: 'b' }], { by: ['code'] });
    expect(await rejection(call, ReferenceConstraintError)).toMatchObject({ constraint: 'always_pkey' });
  });
});
