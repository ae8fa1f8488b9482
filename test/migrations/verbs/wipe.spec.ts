import { PostgreSqlDriver, defineEntity, p } from '@mikro-orm/postgresql';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Test } from '@nestjs/testing';

import {
  DeclinedError,
  LockTimeoutError,
  MigrationService,
  ProductionGuardError,
  SeveralHeadsError,
  SiskinModule,
  WipeFailedError,
  WipePlanChangedError,
  WipeRefusedError,
  RunInterruptedError,
  type DestructiveAct,
  type MigrationEvent,
  type WipePlan,
} from '../../../src/index.js';
import { inEnvironment } from '../../fixtures/environment.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import { Role } from '../faults/role.fixture.js';
import { history, tags, users } from '../history.fixture.js';
import { CATALOGUE, everything } from './wipe.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const catalogue = async () => (await lab.query(CATALOGUE)).map(({ object }) => String(object));
const ledgers = async () =>
  (
    await lab.query(`select relname from pg_class where relname ~ '^siskin_' and relkind = 'r' order by 1`)
  ).map(({ relname }) => String(relname));
const namesOf = ({ objects }: WipePlan) =>
  Object.fromEntries(objects.map(({ kind, names }) => [kind, [...names]]));
const recordProduction = () => lab.query(`update siskin_migrations_meta set environment = 'production'`);

describe('fresh', () => {
  it('makes everything anew that migrations make, as often as it is asked to', async () => {
    const migrations = await lab.with(everything);
    await migrations.migrate();
    const before = await catalogue();
    expect(before.length).toBeGreaterThan(50);
    for (const options of [{}, { step: true }]) {
      const { dropped, steps } = await migrations.fresh(options);
      expect(steps).toHaveLength(5);
      expect(await catalogue()).toEqual(before);
      expect(namesOf(dropped)).toMatchObject({ schema: ['shop', 'strange'], sequence: ['public.tickets'] });
    }
    expect(
      (await lab.query('select batch from siskin_migrations order by 1')).map(({ batch }) => batch),
    ).toEqual([1, 2, 3, 4, 5]);
  });

  it('drops what is there without a ledger', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await lab.query('drop table siskin_migrations, siskin_migrations_meta');
    const { dropped, steps } = await migrations.fresh();
    expect(namesOf(dropped)).toEqual({ table: ['public.posts', 'public.tags', 'public.users'] });
    expect(steps).toHaveLength(3);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1', 'tags in 1']);
  });

  it('goes to its target', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await migrations.fresh({ target: 'users' });
    expect(await lab.tables()).toEqual(['users']);
  });

  it('drops nothing that it could not make again', async () => {
    await (await lab.with(history)).migrate();
    const migrations = await lab.with({ ...history, '4_x': { ...tags, revision: 'x', parents: [] } });
    await rejection(migrations.fresh(), SeveralHeadsError);
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);
    expect(await lab.applied()).toHaveLength(3);
  });

  it('drops what revisions without a file have made', async () => {
    await (await lab.with(everything)).migrate();
    const { '5_reads': _, ...rest } = everything;
    const { dropped } = await (await lab.with(rest)).fresh();
    expect(namesOf(dropped)['type']).toContain('public.after_read_type');
  });
});

describe('wipe', () => {
  it('leaves nothing at all', async () => {
    const migrations = await lab.with(everything);
    const empty = await catalogue();
    await migrations.migrate();
    const planned = await migrations.planWipe();
    const events: MigrationEvent[] = [];
    const { dropped } = await migrations.wipe({ onProgress: (event) => void events.push(event) });
    expect(dropped).toEqual(planned);
    expect(await catalogue()).toEqual(empty);
    expect(await ledgers()).toEqual([]);
    const count = planned.objects.reduce(
      (sum, { kind, names }) => sum + (kind === 'schema' || kind === 'cast' ? 0 : names.length),
      0,
    );
    expect(events).toEqual([
      { type: 'wiping', plan: planned },
      { type: 'dropping', done: count, of: expect.any(Number) },
      { type: 'wiped', dropped: planned },
    ]);
    expect(namesOf((await migrations.wipe()).dropped)).toEqual({});
  });

  it('plans it without a change', async () => {
    const migrations = await lab.with(everything);
    await migrations.migrate();
    const before = [await catalogue(), await ledgers()];
    expect(namesOf(await migrations.planWipe())).toMatchObject({
      table: [
        'public.animals',
        'public.birds',
        'public.cache',
        'public.events',
        'public.events_2026',
        'public.users',
        'shop.items',
        'shop.orders',
        'strange."Weird; drop table users --"',
      ],
      'event trigger': ['note_drops'],
      cast: ['(pg_catalog.text AS public.mood)'],
    });
    expect([await catalogue(), await ledgers()]).toEqual(before);
  });

  it("leaves what is no table, and not the application's, unless it is asked to", async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await lab.query(`
      create view one as select 1 as one; create view who as select name from users;
      create type colour as enum ('red'); create domain short as varchar(3);
      create function kept() returns int language sql as 'select 1';
      create schema apart; create table apart.things (id int); create view apart.people as select name from users;
      create table apart.links (user_id int references users)`);
    const plain = namesOf(await migrations.planWipe());
    expect(plain).toEqual({
      table: ['public.posts', 'public.tags', 'public.users'],
      view: ['apart.people', 'public.who'],
      'table constraint': ['links_user_id_fkey on apart.links'],
    });
    const all = await migrations.planWipe({ dropViews: true, dropTypes: true, schemas: ['apart'] });
    expect(namesOf(all)).toEqual({
      table: ['apart.links', 'apart.things', 'public.posts', 'public.tags', 'public.users'],
      view: ['apart.people', 'public.one', 'public.who'],
      type: ['public.colour', 'public.short'],
    });
    expect(all.schemas).toEqual(['apart', 'public']);
    await migrations.wipe();
    expect(await catalogue()).toEqual(
      expect.arrayContaining([
        'r apart.links',
        'r apart.things',
        'routine kept()',
        'type colour',
        'v one',
        'schema apart',
      ]),
    );
    expect(await lab.tables()).toEqual(['one']);
    await migrations.wipe({ dropViews: true, dropTypes: true, schemas: ['apart'] });
    expect((await catalogue()).filter((object) => /apart\.|one|colour/.test(object))).toEqual([]);
    expect(await catalogue()).toEqual(expect.arrayContaining(['routine kept()', 'schema apart']));
  });

  it('leaves extensions and their objects alone, and the schema that they are in', async () => {
    const migrations = await lab.with({
      '1_extension.sql': `-- up
create schema tools;
create extension citext schema tools;
create table words (word tools.citext);
-- down
`,
    });
    await migrations.migrate();
    const { dropped } = await migrations.wipe({ dropTypes: true, dropViews: true });
    expect(namesOf(dropped)).toEqual({ table: ['public.words'] });
    expect(await catalogue()).toEqual(expect.arrayContaining(['extension citext', 'schema tools']));
  });

  it('does not wipe while another run holds the lock', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    let refused: unknown;
    await migrations.refresh({
      onProgress: (event) => {
        if (event.type === 'started' && refused === undefined) {
          refused = migrations.wipe({ lockWait: 0 }).catch((error: unknown) => error);
        }
      },
    });
    expect(await refused).toBeInstanceOf(LockTimeoutError);
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);
  });

  it('works under a lease, whose table stays', async () => {
    const migrations = await lab.with(history, { lock: 'lease' });
    await migrations.migrate();
    await migrations.fresh();
    expect(await lab.applied()).toHaveLength(3);
    await migrations.wipe();
    expect(await ledgers()).toEqual(['siskin_migrations_lock']);
    expect(await migrations.lockHolder()).toBeUndefined();
    await (await lab.with(history)).wipe();
    expect(await ledgers()).toEqual([]);
  });

  it("takes the ledger's own schema, the search path and the schema and enums of entities", async () => {
    const Person = defineEntity({
      name: 'Person',
      tableName: 'people',
      schema: 'crm',
      properties: { id: p.integer().primary(), kind: p.enum(['a', 'b']).nativeEnumName('person_kind') },
    });
    await lab.query(`create schema crm; create type crm.person_kind as enum ('a', 'b'); create type crm.other as enum ('x');
      create table crm.people (id int, kind crm.person_kind); create schema ops; create schema mine; create table mine.t (id int);
      create table public.stays (id int)`);
    const app = await Test.createTestingModule({
      imports: [
        MikroOrmModule.forRoot({ driver: PostgreSqlDriver, clientUrl: lab.database.url, entities: [Person] }),
        SiskinModule.forRoot({
          migrations: { paths: [await lab.folder({ '1_users': users })], schema: 'ops', searchPath: 'mine' },
        }),
      ],
    }).compile();
    await app.init();
    const migrations = app.get(MigrationService);
    await migrations.migrate();
    const { dropped } = await migrations.wipe();
    expect(dropped.schemas).toEqual(['crm', 'mine', 'ops']);
    expect(namesOf(dropped)).toEqual({
      table: ['crm.people', 'mine.t', 'mine.users'],
      type: ['crm.person_kind'],
    });
    expect(await catalogue()).toEqual(
      expect.arrayContaining(['r stays', 'schema crm', 'schema mine', 'schema ops', 'type crm.other']),
    );
    await app.close();
  });
});

describe('a wipe of production', () => {
  it('is refused, and shows what it would drop to whoever is asked', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await recordProduction();
    expect(await rejection(migrations.wipe({ dropViews: true }), ProductionGuardError)).toMatchObject({
      verb: 'wipe',
      command: 'nest-cmd db:wipe --drop-views',
    });
    expect(await rejection(migrations.fresh(), ProductionGuardError)).toMatchObject({
      verb: 'fresh',
      command: 'nest-cmd db:fresh',
    });
    const acts: DestructiveAct[] = [];
    const no = async (act: DestructiveAct) => {
      acts.push(act);
      return false;
    };
    await rejection(migrations.fresh({ confirm: no }), DeclinedError);
    expect(acts).toMatchObject([
      { verb: 'fresh', doomed: [{ kind: 'table', names: ['public.posts', 'public.tags', 'public.users'] }] },
    ]);
    expect(await lab.applied()).toHaveLength(3);
  });

  it('drops no more than was agreed to', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await recordProduction();
    const confirm = async () => {
      await lab.query('create table late (id int)');
      return true;
    };
    expect(await rejection(migrations.wipe({ confirm }), WipePlanChangedError)).toMatchObject({
      added: ['table public.late'],
    });
    expect(await lab.tables()).toEqual(['late', 'posts', 'tags', 'users']);
  });

  it('leaves it recorded that it is production', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await recordProduction();
    await migrations.wipe({ force: true });
    expect(await ledgers()).toEqual(['siskin_migrations_meta']);
    await rejection(migrations.fresh(), ProductionGuardError);
    await migrations.fresh({ confirm: async () => true });
    await rejection(migrations.rollback(), ProductionGuardError);
    expect(await lab.applied()).toHaveLength(3);
  });

  it('records it where NODE_ENV says so', async () => {
    const migrations = await lab.with(history);
    await inEnvironment('production', () => migrations.wipe({ force: true }));
    expect(await lab.query('select environment from siskin_migrations_meta')).toEqual([
      { environment: 'production' },
    ]);
  });
});

describe('what stands in the way of a wipe', () => {
  it("is another role's table, which is told before anything is done", async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await using wiper = await Role.create(lab);
    await lab.query(`grant all on schema public to ${wiper.quoted};
      grant all on all tables in schema public to ${wiper.quoted}`);
    const theirs = await lab.on([await lab.folder(history)], {}, wiper.url);
    const error = await rejection(theirs.wipe(), WipeRefusedError);
    expect(error.objects).toHaveLength(3);
    expect(error.problem).toMatch(
      /^The database was not wiped: .*\n {2}table public\.posts is owned by \w+\n/,
    );
    expect(await lab.applied()).toHaveLength(3);
  });

  it('is a reader, who is named; it is tried again', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    const events: MigrationEvent[] = [];
    const error = await lab.during('begin; select * from users', () =>
      rejection(
        migrations.wipe({
          lockTimeout: 3_000,
          lockRetries: 1,
          onProgress: (event) => void events.push(event),
        }),
        WipeFailedError,
      ),
    );
    expect(error.wipe).toMatchObject({
      object: 'table public.posts',
      dropped: 0,
      of: 3,
      sqlState: '55P03',
      attempts: 2,
      blockers: [{ query: 'begin; select * from users' }],
    });
    expect(events.map(({ type }) => type)).toEqual(['wiping', 'retrying']);
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);
    expect(await ledgers()).toEqual(['siskin_migrations_meta']);
    await migrations.fresh();
    expect(await lab.applied()).toHaveLength(3);
  });

  it('can be ended', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await lab.during('begin; select * from users', () =>
      migrations.wipe({ lockTimeout: 3_000, terminateBlockers: true }),
    );
    expect(await lab.tables()).toEqual([]);
  });

  it('is an event trigger that refuses: what failed is named', async () => {
    const migrations = await lab.with(history);
    await migrations.migrate();
    await lab.query(`create function refuse() returns event_trigger language plpgsql as $$ begin
        if exists (select from pg_event_trigger_dropped_objects() where object_identity = 'public.tags') then raise exception 'not the tags'; end if; end $$;
      create event trigger refuse on sql_drop execute function refuse()`);
    const error = await rejection(migrations.wipe(), WipeFailedError);
    expect(error.wipe).toMatchObject({ object: 'table public.tags', attempts: 1, blockers: [] });
    expect(error.problem).toContain(
      'The wipe failed at table public.tags, with 0 of 3 objects dropped: not the tags',
    );
    await lab.query('drop event trigger refuse');
    await migrations.fresh();
    expect(await lab.applied()).toHaveLength(3);
  });

  it('is an end half way, after which the next one goes on', async () => {
    await lab.query(
      `do $$ begin for i in 1..120 loop execute format('create table t%s (id int primary key)', i); end loop; end $$`,
    );
    const migrations = await lab.with(history);
    await migrations.migrate();
    const controller = new AbortController();
    const onProgress = ({ type }: MigrationEvent) => {
      if (type === 'dropping') {
        controller.abort();
      }
    };
    const error = await rejection(
      migrations.wipe({ signal: controller.signal, onProgress }),
      RunInterruptedError,
    );
    expect(error).toMatchObject({ dropped: 50 });
    expect(error.problem).toBe('The run was interrupted. Dropped, and gone: 50 objects.');
    expect(await lab.tables()).toHaveLength(73);
    await migrations.fresh();
    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);
  });

  it('is not the number of tables', async () => {
    await lab.query(`
      create table parts (id int primary key) partition by hash (id);
      do $$ begin
        for i in 0..299 loop
          execute format('create table parts_%s partition of parts for values with (modulus 300, remainder %s)', i, i);
        end loop;
        for i in 1..700 loop
          execute format('create table t%s (id int generated always as identity primary key, other int unique)', i);
          execute format('alter table t%s add foreign key (other) references t%s', i, greatest(i - 1, 1));
        end loop;
        alter table t1 add foreign key (id) references t700;
      end $$`);
    const migrations = await lab.with(history);
    const { dropped } = await migrations.wipe();
    expect(namesOf(dropped)['table']).toHaveLength(1_001);
    expect(await lab.tables()).toEqual([]);
  });
});
