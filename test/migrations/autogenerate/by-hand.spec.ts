import { defineEntity, p } from '@mikro-orm/postgresql';

import { LeftAloneInTheWayError } from '../../../src/index.js';
import type { MigrationSources } from '../../fixtures/migration-files.js';
import { rejection } from '../../fixtures/lab.js';
import { EntityProject, type Entities } from './entity-project.js';
import { id } from './matrix.fixture.js';

const SIZE = { size: p.integer().defaultRaw('one()') };
const state = (...values: string[]) => ({ state: p.enum(values).nativeEnumName('post_state') });

const post = (properties: object = { ...SIZE, ...state('draft', 'open') }): Entities => [
  defineEntity({ name: 'Post', properties: { ...id, title: p.text(), ...properties } }),
];

/** What migrations make beside entities, which can't say it. */
const MADE: MigrationSources = {
  '1_made': {
    revision: 'aaaaaaaaaaaa',
    up(op) {
      op.sql(`
        create extension citext;
        create domain positive as int check (value > 0);
        create function one() returns int language sql as 'select 1';
        create type post_state as enum ('draft', 'open');
        create table post (id serial primary key, title text not null, size int not null default one(),
          state post_state not null, nick citext, rank positive);
        create table flyway_schema_history (version int);
        create table audit_log (at timestamptz);
        create function touch() returns trigger language plpgsql as 'begin return new; end';
        create view sizes as select id, size from post where size > 10;
        create materialized view total as select sum(size) as size from post;
        create index total_size on total (size);
        create policy small on post using (size < 10);
      `);
      op.createView('wide', 'select * from sizes');
      op.createView('open', "select id from post where state = 'open'");
      op.createTrigger('post', 'stamp', {
        timing: 'before',
        events: ['insert', { updateOf: ['size'] }],
        forEach: 'row',
        when: 'new.size > 0',
        function: 'touch',
      });
    },
  },
  '2_titles.sql':
    '-- repeatable: true\n\n-- up\ncreate view titles as select title from post;\n\n-- down\ndrop view if exists titles;',
};

const NICKS = {
  nick: p.type('citext').$type<string>().nullable(),
  rank: p.type('positive').$type<number>().nullable(),
};

const settings = { autogenerate: { exclude: { tables: ['audit_*'] } } };

let project: EntityProject;
beforeEach(async () => {
  project = await EntityProject.open();
  await project.write(MADE);
  await (await project.service([])).migrate();
  await project.query(
    `insert into post (title, size, state) select 'a', n, 'open' from generate_series(1, 20) n`,
  );
  await project.query('refresh materialized view total');
});
afterEach(() => project[Symbol.asyncDispose]());

const undeclared = { ...SIZE, ...state('draft', 'open'), ...NICKS };

it('is no difference and no drift, and is told of', async () => {
  const service = await project.service(post(undeclared), settings);
  const { changes, leftAlone, ignored } = await service.autogenerate('none');
  expect(changes).toEqual([]);
  expect(leftAlone.map(({ kind, name }) => `${kind} ${name}`).toSorted()).toEqual([
    'materializedView total',
    'policy post.small',
    'trigger post.stamp',
    'view open',
    'view sizes',
    'view wide',
  ]);
  expect(ignored.map(({ name }) => name).toSorted()).toEqual(['audit_log', 'flyway_schema_history']);
  expect(await service.drift()).toEqual([]);
});

it('steps aside where the type of a column changes, and comes back, with what is made of it', async () => {
  const before = await project.lines();
  const bigger = post({ ...undeclared, size: p.bigint().defaultRaw('one()') });
  const { changes } = await project.step(bigger, { settings, safe: false });
  expect(changes).toEqual([
    'drop trigger stamp on post',
    'drop policy small on post',
    'drop view wide',
    'drop materialized view total',
    'drop view sizes',
    'alter column post.size (type, default)',
    'create view sizes',
    'create view wide',
    'create materialized view total',
    'create trigger stamp on post',
    'create policy small on post',
  ]);
  const after = await project.lines();
  expect(after.filter((line) => !before.includes(line))).toEqual([
    'column public.post.size bigint not null default public.one()',
  ]);
  expect(
    await project.query('select (select count(*) from wide)::int as wide, size::int from total'),
  ).toEqual([{ wide: 10, size: 210 }]);
  await (await project.service(bigger, settings)).rollback();
  expect(await project.lines()).toEqual(before);
});

it('follows what is renamed, be it a value of an enum', async () => {
  const { size: _, ...others } = undeclared;
  const { changes } = await project.step(
    post({ ...others, amount: p.integer().defaultRaw('one()'), ...state('draft', 'public') }),
    {
      rename: ['post.size:post.amount', 'post_state.open:post_state.public'],
      settings,
    },
  );
  expect(changes).toEqual([
    'rename column post.size to amount',
    'rename value open of enum post_state to public',
  ]);
  expect(await project.query('select count(*)::int as n from open')).toEqual([{ n: 20 }]);
});

it('is named where what it reads goes', async () => {
  const { size: _, ...others } = undeclared;
  const service = await project.service(post(others), settings);
  const error = await rejection(
    service.autogenerate('less', { drop: ['post.size'] }),
    LeftAloneInTheWayError,
  );
  expect(error.message).toBe(
    [
      'What no entity declares is left alone, but reads what is to go. Nothing was written.',
      '- The view sizes reads post.size.',
      '- The materialized view total reads post.size.',
      '- The trigger post.stamp reads post.size.',
      '- The policy post.small reads post.size.',
      'Drop it, or change it so that it does not read that, in a migration of its own: nest-cmd make:migration NAME',
      'Or name its kind in migrations.autogenerate.own: what of it no entity declares is then dropped.',
    ].join('\n'),
  );
  const none = service.autogenerate('less', { drop: ['post.size'], prove: false });
  await expect(none).rejects.toThrow(LeftAloneInTheWayError);
});

it('includes nothing but what is asked for', async () => {
  const include = { tables: ['audit_*'] };
  const service = await project.service([], { autogenerate: { include } });
  const { changes, ignored } = await service.autogenerate('audit', { drop: ['audit_log'] });
  expect(changes).toEqual(['drop table audit_log']);
  expect(ignored.map(({ name }) => name)).toContain('post');
});
