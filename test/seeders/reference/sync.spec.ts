import { defineEntity, p } from '@mikro-orm/postgresql';

import { InvalidReferenceError, ReferencedRowsError } from '../../../src/index.js';
import { applyReference } from '../../../src/seeders/reference/index.js';
import { rejection } from '../../fixtures/lab.js';
import { Lexicon } from './lexicon.js';

const Role = defineEntity({
  name: 'Role',
  properties: { id: p.integer().primary(), slug: p.string(), title: p.string().unique().nullable() },
});

const Group = defineEntity({
  name: 'Group',
  properties: {
    id: p.integer().primary(),
    name: p.string().unique(),
    parent: () => p.manyToOne(Group).nullable().deleteRule('cascade'),
  },
});

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Role, Group]);
  await lexicon.rows('create schema other');
});
afterAll(() => lexicon.close());
beforeEach(async () => {
  await lexicon.orm.schema.clear();
  await lexicon.rows("insert into role (slug, title) values ('a', 'A'), ('b', 'B'), ('c', 'C')");
});

const slugs = async () => (await lexicon.rows('select slug from role order by slug')).map(({ slug }) => slug);
const sync = (rows: { slug: string; title?: string; id?: number }[]) =>
  applyReference(lexicon.em, Role, rows, { by: ['slug'], mode: 'sync' });

describe('sync', () => {
  it.each(['no action', 'restrict', 'cascade', 'set null', 'set default'])(
    'refuses to remove rows that others refer to, on delete %s',
    async (onDelete) => {
      await lexicon.rows(
        `create table other.member (id int, role_id int constraint "is a" references public.role on delete ${onDelete})`,
      );
      await lexicon.rows('insert into other.member select 1, id from role where slug <> $$a$$');
      await lexicon.rows('insert into other.member select 2, id from role where slug = $$b$$');
      try {
        const error = await rejection(sync([{ slug: 'a' }, { slug: 'd' }]), ReferencedRowsError);
        const by = { table: 'other.member', columns: ['role_id'], foreignKey: 'is a', onDelete };
        expect(error).toMatchObject({
          code: 'SISKIN_REFERENCED_ROWS',
          entity: 'Role',
          table: 'role',
          total: 2,
          rows: [
            { key: { slug: 'b' }, referredToBy: [{ ...by, count: 2 }] },
            { key: { slug: 'c' }, referredToBy: [{ ...by, count: 1 }] },
          ],
        });
        expect(error.problem).toBe(
          "Rows of role that reference data of Role no longer declares can't be removed, since others refer to them:\n" +
            `  slug "b" is referred to by 2 rows of other.member.role_id (is a, on delete ${onDelete})\n` +
            `  slug "c" is referred to by 1 row of other.member.role_id (is a, on delete ${onDelete})`,
        );
        expect(await slugs()).toEqual(['a', 'b', 'c']);

        await lexicon.rows('delete from other.member');
        expect(await sync([{ slug: 'a' }, { slug: 'd' }])).toMatchObject({ added: 1, removed: 2 });
      } finally {
        await lexicon.rows('drop table other.member');
      }
    },
  );

  it('refuses rows that refer by several columns, none of them the primary key', async () => {
    await lexicon.rows('alter table role add constraint pair unique (slug, title)');
    await lexicon.rows(
      'create table pairs (s varchar, t varchar, foreign key (t, s) references role (title, slug))',
    );
    await lexicon.rows("insert into pairs values ('b', 'B')");
    try {
      expect(await rejection(sync([{ slug: 'a' }]), ReferencedRowsError)).toMatchObject({
        rows: [{ key: { slug: 'b' }, referredToBy: [{ columns: ['t', 's'], count: 1 }] }],
      });
    } finally {
      await lexicon.rows('drop table pairs; alter table role drop constraint pair');
    }
  });

  it('counts what refers within the table as it will be', async () => {
    const by = { by: ['name'], mode: 'sync' } as const;
    await lexicon.rows(
      'insert into "group" (id, name, parent_id) values (1, $$top$$, null), (2, $$sub$$, 1), (3, $$leaf$$, 2)',
    );
    const kept = applyReference(lexicon.em, Group, [{ name: 'top' }, { name: 'leaf' }], by);
    expect(await rejection(kept, ReferencedRowsError)).toMatchObject({
      rows: [{ key: { name: 'sub' }, referredToBy: [{ table: 'group', onDelete: 'cascade', count: 1 }] }],
    });
    const added = applyReference(
      lexicon.em,
      Group,
      [{ name: 'top' }, { name: 'leaf', parent: null }, { name: 'new', parent: 2 }],
      by,
    );
    expect(await rejection(added, ReferencedRowsError)).toMatchObject({ total: 1 });

    const moved = await applyReference(
      lexicon.em,
      Group,
      [{ name: 'top' }, { name: 'leaf', parent: { name: 'top' } }],
      by,
    );
    expect(moved).toMatchObject({ changed: 1, removed: 1 });
    expect(await lexicon.rows('select id, parent_id as parent from "group" order by id')).toEqual([
      { id: 1, parent: null },
      { id: 3, parent: 1 },
    ]);
    expect(await applyReference(lexicon.em, Group, [{ name: 'other' }], by)).toMatchObject({
      added: 1,
      removed: 2,
    });
  });

  it('lets a row take over unique values of one that it removes, or changes', async () => {
    const rows = [
      { slug: 'b', title: 'Bee' },
      { slug: 'x', title: 'A' },
      { slug: 'y', title: 'B', id: 3 },
    ];
    expect(await sync(rows)).toMatchObject({ added: 2, changed: 1, removed: 2 });
    expect(await lexicon.rows('select slug, title from role order by slug')).toEqual(
      rows.map(({ slug, title }) => ({ slug, title })),
    );
  });

  it('removes rows without a key, which nobody can have declared', async () => {
    await lexicon.rows(
      "alter table role alter slug drop not null; insert into role (title) values ('nobody')",
    );
    expect(await sync(['a', 'b', 'c'].map((slug) => ({ slug })))).toMatchObject({ removed: 1, unchanged: 3 });
  });

  it('refuses to remove all for want of rows, unless it is told to', async () => {
    expect(await rejection(sync([]), InvalidReferenceError)).toMatchObject({
      reason: 'noRows',
      problem: 'Reference data of Role declares no row at all, so that mode sync would remove all of role.',
    });
    expect(await slugs()).toHaveLength(3);
    const told = await applyReference(lexicon.em, Role, [], { by: ['slug'], mode: 'sync', allowEmpty: true });
    expect(told).toMatchObject({ removed: 3 });
    expect(await applyReference(lexicon.em, Role, [], { by: ['slug'] })).toMatchObject({
      added: 0,
      unchanged: 0,
    });
  });

  it('keeps others from referring to what it removes', async () => {
    await lexicon.rows('create table member (role_id int references role on delete cascade)');
    try {
      const em = lexicon.em;
      await em.begin();
      await applyReference(em, Role, [{ slug: 'a' }], { by: ['slug'], mode: 'sync' });
      const late = lexicon.rows('insert into member values (2)').then(String, String);
      await em.commit();
      expect(await late).toContain('violates foreign key constraint');
    } finally {
      await lexicon.rows('drop table member');
    }
  });
});
