import { snapshotSchema } from '../../src/database/snapshot/snapshot-schema.js';
import { createsOf, Pair } from './round-trip.js';
import { EXTENDED, MODERN, SCHEMAS } from './schemas.js';

const EMPTY = { differences: [], left: [] };

describe('a database', () => {
  it.each(Object.entries({ ...SCHEMAS, ...MODERN }))('with %s is rebuilt and dropped', async (_what, sql) => {
    await using pair = await Pair.open();
    await pair.source.query(sql);
    const { snapshot, again, differences, left } = await pair.roundTrip();
    expect({ differences, left }).toEqual(EMPTY);
    expect(again).toEqual(snapshot);
  });

  it('that holds most of them in schemas of their own is rebuilt and dropped', async () => {
    await using pair = await Pair.open();
    for (const [place, sql] of Object.values(SCHEMAS).entries()) {
      if (!sql.includes('public')) {
        await pair.source.query(`reset all; create schema s${place}; set search_path = s${place}; ${sql}`);
      }
    }
    const { differences, left } = await pair.roundTrip();
    expect({ differences, left }).toEqual(EMPTY);
  });
});

describe('a database with extensions', () => {
  it.each(Object.entries(EXTENDED))('and %s is rebuilt and dropped', async (_what, { extensions, sql }) => {
    await using pair = await Pair.open();
    for (const extension of extensions) {
      await pair.source.query(`create schema if not exists ext; create extension ${extension} schema ext`);
    }
    await pair.source.query(`set search_path = public, ext; ${sql}`);
    const { snapshot, differences, left } = await pair.roundTrip();
    expect({ differences, left }).toEqual(EMPTY);
    expect(createsOf(snapshot).filter((text) => /gtrgm|gbt_|hstore_to_json|on type/.test(text))).toEqual([]);
  });
});

describe('a snapshot', () => {
  it('leaves tables out with all that belongs to them, and the schema that they are in stays', async () => {
    await using pair = await Pair.open();
    await pair.source.query(`
      create schema tools; create table tools.ledger (id serial primary key, n int check (n > 0));
      create index on tools.ledger (n); comment on table tools.ledger is 'x';
      create table kept (id serial)`);
    const except = [{ schema: 'tools', name: 'ledger' }, 'absent', 'gone.absent'];
    await pair.target.query('create schema tools');
    const { snapshot, differences, left } = await pair.roundTrip({ except });
    expect({ differences, left }).toEqual(EMPTY);
    expect(snapshot.objects.filter(({ create }) => create.length > 0)).toEqual([
      { kind: 'schema', name: 'tools', create: ['create schema if not exists tools'], drop: [] },
      {
        kind: 'sequence',
        name: 'public.kept_id_seq',
        create: ['create sequence public.kept_id_seq as integer'],
        drop: [],
      },
      {
        kind: 'table',
        name: 'public.kept',
        create: [
          "create table public.kept (\n  id integer default nextval('public.kept_id_seq'::regclass) not null\n)",
          'alter sequence public.kept_id_seq owned by public.kept.id',
        ],
        drop: ['drop table public.kept'],
      },
    ]);
  });

  it('leaves the session as it was, and an empty database alone', async () => {
    await using pair = await Pair.open();
    await pair.source.query(`set search_path = "$user", public, nowhere; set datestyle = 'German, DMY'`);
    const { snapshot, differences, left } = await pair.roundTrip();
    expect({ differences, left, creates: createsOf(snapshot) }).toEqual({ ...EMPTY, creates: [] });
    const { rows } = await pair.source.query(
      `select current_setting('search_path') as path, current_setting('datestyle') as style`,
    );
    expect(rows).toEqual([{ path: '"$user", public, nowhere', style: 'German, DMY' }]);
  });

  it('is the same for the same schema, in whatever order it was made', async () => {
    await using pair = await Pair.open();
    const statements = [
      'create table b (id int)',
      'create type e as enum ()',
      'create view v as select 1 as x',
    ];
    for (const statement of statements) {
      await pair.source.query(statement);
    }
    for (const statement of statements.toReversed()) {
      await pair.target.query(statement);
    }
    expect((await snapshotSchema(pair.source)).objects).toEqual((await snapshotSchema(pair.target)).objects);
  });

  it('of 500 tables that point at each other has all of them', async () => {
    await using pair = await Pair.open();
    await pair.source.query(`
      do $$ begin
        for i in 1 .. 500 loop
          execute format('create table t%s (id serial primary key, name text not null default ''x'' check (name <> ''''), other int)', i);
          execute format('create index on t%s (name); comment on table t%s is ''a table''', i, i);
        end loop;
        for i in 1 .. 500 loop
          execute format('alter table t%s add foreign key (other) references t%s', i, i % 500 + 1);
        end loop;
      end $$`);
    expect((await snapshotSchema(pair.source)).objects).toHaveLength(2_002);
  });
});
