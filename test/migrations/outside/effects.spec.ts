import type { Client } from 'pg';

import {
  ConnectionLostError,
  MigrationFailedError,
  StatementInDoubtError,
  type MigrationService,
} from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { cutOff, indexesOf, ledgerOf, outside, untilBlocked } from './outside.fixture.js';

let lab: Lab;
beforeEach(async () => {
  lab = await Lab.open();
  await lab.query(`create table people (id int primary key, email text);
    insert into people values (1, 'a'), (2, 'b')`);
});
afterEach(() => lab.close());

/** What waits for others waits until it is cut off, however long that takes. */
const PATIENT = { lockTimeout: 0 };

const oidOf = (index: string) => lab.query(`select '${index}'::regclass::oid as oid`);

/** Another session with a snapshot, which `concurrently` waits for. */
function withSnapshot<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return lab.during('begin isolation level repeatable read; select 1 from people', work);
}

/** Cuts a run off while this statement waits for another session. */
async function cutOffIn(statement: string, migrations: MigrationService): Promise<void> {
  const run = rejection(migrations.migrate(), ConnectionLostError);
  await untilBlocked(lab, statement);
  await cutOff(lab);
  await run;
}

/** Cuts a run off between the end of a statement and its count. */
async function cutOffAfter(statement: string, migrations: MigrationService): Promise<void> {
  await lab.during('begin', async (ledger) => {
    const run = await withSnapshot(async () => {
      const failing = rejection(migrations.migrate(), ConnectionLostError);
      await untilBlocked(lab, statement);
      await ledger.query('select from siskin_migrations for update');
      return { failing };
    });
    await untilBlocked(lab, 'update');
    await cutOff(lab);
    await run.failing;
  });
}

const partitions = () => lab.query('select inhdetachpending as pending from pg_inherits');

const building = outside({
  revision: 'building',
  up(op) {
    op.createIndex('people', ['email'], { name: 'people_email', concurrently: true });
    op.sql('create table after ()');
  },
});

describe('create index concurrently', () => {
  it('that was interrupted leaves an invalid index, which is dropped and built again', async () => {
    const migrations = await lab.with({ '1_building': building }, PATIENT);
    await withSnapshot(() => cutOffIn('create index', migrations));
    expect(await indexesOf(lab, 'people')).toEqual(['people_email invalid']);
    expect(await ledgerOf(lab)).toEqual(['building running 0 in doubt']);
    const before = await oidOf('people_email');

    await migrations.migrate();
    expect(await indexesOf(lab, 'people')).toEqual(['people_email valid']);
    expect(await oidOf('people_email')).not.toEqual(before);
    expect(await ledgerOf(lab)).toEqual(['building applied 2']);
    expect(await lab.tables()).toEqual(['after', 'people']);
  });

  it('that took effect and was not counted is not done again', async () => {
    const migrations = await lab.with({ '1_building': building }, PATIENT);
    await cutOffAfter('create index', migrations);
    expect(await indexesOf(lab, 'people')).toEqual(['people_email valid']);
    expect(await ledgerOf(lab)).toEqual(['building running 0 in doubt']);
    const before = await oidOf('people_email');

    await migrations.migrate();
    expect(await oidOf('people_email')).toEqual(before);
    expect(await ledgerOf(lab)).toEqual(['building applied 2']);
  });

  it('may not be exchanged for another statement while it is in doubt', async () => {
    await withSnapshot(async () =>
      cutOffIn('create index', await lab.with({ '1_building': building }, PATIENT)),
    );
    const other = outside({
      ...building,
      up(op) {
        op.sql('create index concurrently people_other on people (email)');
      },
    });
    await expect((await lab.with({ '1_building': other })).migrate()).rejects.toMatchObject({
      name: 'InterruptedMigrationChangedError',
      statements: 1,
    });
    const nothing = outside({ ...building, up() {} });
    await expect((await lab.with({ '1_building': nothing })).migrate()).rejects.toMatchObject({
      name: 'InterruptedMigrationChangedError',
      statements: 1,
    });
  });

  it('of a unique one over duplicates leaves an invalid index, which is built again once they are gone', async () => {
    await lab.query(`insert into people values (3, 'a')`);
    const migrations = await lab.with({
      '1_unique': outside({
        revision: 'unique',
        up(op) {
          op.sql('create unique index concurrently if not exists "people ""email" on public.people (email)');
        },
      }),
    });
    const { failed } = await rejection(migrations.migrate(), MigrationFailedError);
    expect(failed).toMatchObject({ sqlState: '23505', detail: 'Key (email)=(a) is duplicated.' });
    expect(await indexesOf(lab, 'people')).toEqual(['people "email invalid']);
    expect(await ledgerOf(lab)).toEqual(['unique running 0']);

    await lab.query('delete from people where id = 3');
    await migrations.migrate();
    expect(await indexesOf(lab, 'people')).toEqual(['people "email valid']);
    expect(await ledgerOf(lab)).toEqual(['unique applied 1']);
  });

  it('fails where a valid index has the name, also the second time', async () => {
    await lab.query('create index people_email on people (id)');
    const migrations = await lab.with({ '1_building': building }, PATIENT);
    const first = await rejection(migrations.migrate(), MigrationFailedError);
    const second = await rejection(migrations.migrate(), MigrationFailedError);
    expect([first.failed?.sqlState, second.failed?.sqlState]).toEqual(['42P07', '42P07']);
    expect(await ledgerOf(lab)).toEqual(['building running 0']);
  });

  it('without a name is left to a person where it is in doubt', async () => {
    const nameless = outside({
      revision: 'nameless',
      up(op) {
        op.sql('create index concurrently on people (email)');
      },
    });
    const migrations = await lab.with({ '1_nameless': nameless }, PATIENT);
    await cutOffAfter('create index', migrations);

    const error = await rejection(migrations.migrate(), StatementInDoubtError);
    expect(error.message).toBe(
      [
        'The statement 1 of the migration nameless was interrupted, and nothing tells whether it took effect:',
        '  create index concurrently on people (email)',
        `Look for yourself. Where it did not: update "public"."siskin_migrations" set in_doubt = null where revision = 'nameless';`,
        `Where it did: update "public"."siskin_migrations" set statements_done = 1, checksum = in_doubt, in_doubt = null where revision = 'nameless';`,
        'Then run `nest-cmd db:migrate` again.',
      ].join('\n'),
    );
    await lab.query(
      `update "public"."siskin_migrations" set statements_done = 1, checksum = in_doubt, in_doubt = null where revision = 'nameless'`,
    );
    await migrations.migrate();
    expect(await ledgerOf(lab)).toEqual(['nameless applied 1']);
    expect(await indexesOf(lab, 'people')).toEqual(['people_email_idx valid']);
  });

  it('waits longer than the lock timeout allows, which holds for what follows', async () => {
    const migrations = await lab.with({
      '1_patient': outside({
        revision: 'patient',
        lockTimeout: 50,
        up(op) {
          op.sql('create index concurrently people_email on people (email)');
          op.sql('create table settings as select current_setting($$lock_timeout$$) as value');
        },
      }),
    });
    const run = await withSnapshot(async (client) => {
      const migrating = migrations.migrate();
      await untilBlocked(lab, 'create index');
      await client.query('select pg_sleep(0.3)');
      return { migrating };
    });
    await run.migrating;
    expect(await lab.query('select value from settings')).toEqual([{ value: '50ms' }]);
  });
});

describe('drop index concurrently', () => {
  const dropping = outside({
    revision: 'dropping',
    up(op) {
      op.dropIndex('people', 'people_email', { concurrently: true });
    },
  });
  beforeEach(() => lab.query('create index people_email on people (email)'));

  it('that was interrupted is done again', async () => {
    const migrations = await lab.with({ '1_dropping': dropping }, PATIENT);
    await withSnapshot(() => cutOffIn('drop index', migrations));
    expect(await indexesOf(lab, 'people')).toEqual(['people_email invalid']);
    await migrations.migrate();
    expect(await indexesOf(lab, 'people')).toEqual([]);
    expect(await ledgerOf(lab)).toEqual(['dropping applied 1']);
  });

  it('that took effect and was not counted is not done again', async () => {
    const migrations = await lab.with({ '1_dropping': dropping }, PATIENT);
    await cutOffAfter('drop index', migrations);
    expect(await indexesOf(lab, 'people')).toEqual([]);
    expect(await ledgerOf(lab)).toEqual(['dropping running 0 in doubt']);
    await migrations.migrate();
    expect(await ledgerOf(lab)).toEqual(['dropping applied 1']);
  });

  it('fails where there is no such index', async () => {
    await lab.query('drop index people_email');
    const { failed } = await rejection(
      (await lab.with({ '1_dropping': dropping }, PATIENT)).migrate(),
      MigrationFailedError,
    );
    expect(failed).toMatchObject({ sqlState: '42704' });
  });
});

describe('reindex concurrently', () => {
  it.each(['table people', 'index people_pkey', 'schema public', 'database'])(
    'of %s drops what an interrupted one left',
    async (target) => {
      const [scope = '', name = ''] = target.split(' ');
      const folder = await lab.folder({
        '1_reindexing': `
          import { Migration } from 'siskin';
          export default class extends Migration {
            static revision = 'reindexing';
            static transaction = false;
            up(op) { op.sql('reindex (concurrently) ${scope} ${name}'); }
          }`,
      });
      const migrations = await lab.on([folder], PATIENT);
      await lab.query('create index people_email on people (email)');
      await withSnapshot(() => cutOffIn('reindex', migrations));
      const left = await lab.query(`select relname as name from pg_class where relname ~ '_ccnew'`);
      expect(left.length).toBeGreaterThan(0);

      await migrations.migrate();
      expect(await lab.query(`select relname as name from pg_class where relname ~ '_cc(new|old)'`)).toEqual(
        [],
      );
      expect(await indexesOf(lab, 'people')).toEqual(['people_email valid']);
      expect(await ledgerOf(lab)).toEqual(['reindexing applied 1']);
    },
  );
});

describe('detach partition concurrently', () => {
  const detaching = outside({
    revision: 'detaching',
    up(op) {
      op.sql('alter table measures detach partition measures_1 concurrently');
      op.sql('drop table measures_1');
    },
  });
  beforeEach(() =>
    lab.query(`create table measures (k int) partition by list (k);
      create table measures_1 partition of measures for values in (1)`),
  );

  it('that was interrupted is finalized', async () => {
    const migrations = await lab.with({ '1_detaching': detaching }, PATIENT);
    await lab.during('begin; select from measures', () => cutOffIn('alter table', migrations));
    expect(await partitions()).toEqual([{ pending: true }]);
    await migrations.migrate();
    expect(await partitions()).toEqual([]);
    expect(await ledgerOf(lab)).toEqual(['detaching applied 2']);
  });

  it('that took effect and was not counted is not done again', async () => {
    const migrations = await lab.with({ '1_detaching': detaching }, PATIENT);
    await lab.during('begin', async (ledger) => {
      const { failing } = await lab.during('begin; select from measures', async () => {
        const failing = rejection(migrations.migrate(), ConnectionLostError);
        await untilBlocked(lab, 'alter table');
        await ledger.query('select from siskin_migrations for update');
        return { failing };
      });
      await untilBlocked(lab, 'update');
      await cutOff(lab);
      await failing;
    });
    expect(await partitions()).toEqual([]);
    expect(await ledgerOf(lab)).toEqual(['detaching running 0 in doubt']);
    await migrations.migrate();
    expect(await ledgerOf(lab)).toEqual(['detaching applied 2']);
    expect(await lab.tables()).toEqual(['measures', 'people']);
  });
});

describe('other statements that can not be in a transaction', () => {
  it('run by themselves: of the server, of the whole database, and procedures that commit', async () => {
    const name = `${lab.database.name}_other`;
    const folder = await lab.folder({
      '1_others': `
        import { Migration } from 'siskin';
        export default class extends Migration {
          static revision = 'others';
          static transaction = false;
          up(op) {
            op.sql('create database ${name}');
            op.sql('vacuum (analyze) people');
            op.sql("do $$ begin insert into people values (3); commit; insert into people values (4); end $$");
            op.sql('drop database ${name}');
          }
        }`,
    });
    const migrations = await lab.on([folder]);
    await migrations.migrate();
    expect(await ledgerOf(lab)).toEqual(['others applied 4']);
    expect(await lab.query('select count(*)::int as count from people')).toEqual([{ count: 4 }]);
    expect(await lab.query(`select from pg_database where datname = '${name}'`)).toEqual([]);
  });

  it('a procedure that was interrupted is left to a person', async () => {
    const migrations = await lab.with(
      {
        '1_procedure': outside({
          revision: 'procedure',
          up(op) {
            op.sql(
              `do $$ begin insert into people values (3); commit; perform pg_advisory_xact_lock(7); end $$`,
            );
          },
        } satisfies MigrationSource),
      },
      PATIENT,
    );
    await lab.during('select pg_advisory_lock(7)', () => cutOffIn('do', migrations));
    expect(await rejection(migrations.migrate(), StatementInDoubtError)).toMatchObject({ number: 1 });
    await lab.query('delete from people where id = 3; update siskin_migrations set in_doubt = null');
    await migrations.migrate();
    expect(await ledgerOf(lab)).toEqual(['procedure applied 1']);
  });
});
