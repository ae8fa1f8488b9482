import { existsSync } from 'node:fs';

import { LedgerAccessError, MigrationFailedError } from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSources } from '../../fixtures/migration-files.js';
import { Shop } from '../../fixtures/shop.js';
import { Role } from './role.fixture.js';

let lab: Lab;
let role: Role;
beforeEach(async () => {
  lab = await Lab.open();
  role = await Role.create(lab);
});
afterEach(async () => {
  await role[Symbol.asyncDispose]();
  await lab.close();
});

const USERS: MigrationSources = {
  users: {
    up(op) {
      op.createTable('users', (t) => void t.integer('id'));
    },
  },
};
const LEDGER = 'public.siskin_migrations';

const asRole = async (sources = USERS, options = {}) =>
  lab.on([await lab.folder(sources)], options, role.url);
const refusal = async (work: Promise<unknown>) => {
  const { message, access } = await rejection(work, LedgerAccessError);
  return { message, action: access.action };
};
/** The ledger of the owner, in which nothing is. */
const ownersLedger = async () => (await lab.with(USERS)).stamp('base');

describe('a role that may not', () => {
  it('create the ledger in the schema is told what to grant', async () => {
    expect(await refusal((await asRole()).migrate())).toEqual({
      action: 'create',
      message:
        `The role ${role.name} may not create the ledger of the migrations, ${LEDGER}: ` +
        'permission denied for schema public. Nothing was done.\n' +
        `As the owner, or a superuser: grant usage, create on schema "public" to ${role.quoted};`,
    });
    expect(await lab.tables()).toEqual([]);
  });

  it('create the schema of the ledger', async () => {
    const service = await asRole(USERS, { schema: 'Ops' });
    expect(await refusal(service.migrate())).toEqual({
      action: 'create',
      message:
        `The role ${role.name} may not create the ledger of the migrations, "Ops".siskin_migrations: ` +
        `permission denied for database ${lab.database.name}. Nothing was done.\n` +
        `As the owner, or a superuser: grant create on database "${lab.database.name}" to ${role.quoted};`,
    });
  });

  it('write the ledger learns so before anything runs', async () => {
    await ownersLedger();
    await lab.query(
      `grant create on schema public to ${role.quoted}; grant select, insert on ${LEDGER} to ${role.quoted}; grant select on ${LEDGER}_meta to ${role.quoted}`,
    );
    expect(await refusal((await asRole()).migrate())).toEqual({
      action: 'write',
      message:
        `The role ${role.name} may not write the ledger of the migrations, ${LEDGER}: ` +
        'it lacks the privilege update, delete. Nothing was done.\n' +
        `As the owner, or a superuser: grant update, delete on ${LEDGER} to ${role.quoted};`,
    });
    expect(await lab.tables()).toEqual([]);
  });

  it.each([
    ['', `grant select on ${LEDGER} to`],
    ['revoke usage on schema public from public;', 'grant usage on schema "public" to'],
  ])('read it is told so by the status %s', async (before, grant) => {
    await ownersLedger();
    await lab.query(before);
    const service = await asRole(USERS, { schema: 'public' });
    const { action, message } = await refusal(service.status());
    expect(action).toBe('read');
    expect(message).toMatch(/: permission denied for (table siskin_migrations|schema public)\. /);
    expect(message.split('\n')[1]).toBe(`As the owner, or a superuser: ${grant} ${role.quoted};`);
  });

  it('upgrade the ledger of an earlier release', async () => {
    await ownersLedger();
    await lab.query(
      `alter table ${LEDGER} drop column script; grant all on ${LEDGER}, ${LEDGER}_meta to ${role.quoted}`,
    );
    expect(await refusal((await asRole()).migrate())).toEqual({
      action: 'upgrade',
      message:
        `The role ${role.name} may not upgrade the ledger of the migrations, ${LEDGER}: ` +
        'must be owner of table siskin_migrations. Nothing was done.\n' +
        `As the owner, or a superuser: alter table ${LEDGER} owner to ${role.quoted};`,
    });
  });

  it('do what a migration asks is told on which object', async () => {
    await lab.query(`grant create on schema public to ${role.quoted}; create table orders ()`);
    const service = await asRole({
      orders: {
        up(op) {
          op.addColumn('orders', (t) => t.text('note'));
        },
      },
    });
    const failure = await rejection(service.migrate(), MigrationFailedError);
    expect(failure.problem).toContain('PostgreSQL says: must be owner of table orders (SQLSTATE 42501)');
    expect(failure.remedy).toBe(
      'Grant the role what the statement needs, as the owner of that object or a superuser, or migrate as the owner, ' +
        'then run `nest-cmd db:migrate` again.',
    );
  });
});

const disk = existsSync('/dev/full') ? describe : describe.skip;

disk('a full disk', () => {
  it('fails the migration, which leaves nothing', async () => {
    const service = await lab.with({
      full: {
        up(op) {
          op.sql('create table half ()');
          op.sql(`copy (select repeat('x', 100000) from generate_series(1, 100)) to '/dev/full'`);
        },
      },
    });
    const failure = await rejection(service.migrate(), MigrationFailedError);
    expect(failure.failed).toMatchObject({ sqlState: '53100' });
    expect(failure.message).toMatch(/No space left on device \(SQLSTATE 53100\)/);
    expect(failure.remedy).toBe('Make room on the disk of the server, then run `nest-cmd db:migrate` again.');
    expect(await lab.tables()).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });
});

it('nest-cmd says what to grant, and exits with 1', async () => {
  const shop = await Shop.open();
  const other = await Role.create(shop);
  try {
    const outcome = await shop.run(['db:migrate'], { DATABASE_URL: other.url });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toContain(
      `✗ The role ${other.name} may not create the ledger of the migrations, public.siskin_migrations: ` +
        'permission denied for schema public. Nothing was done.\n' +
        `→ As the owner, or a superuser: grant usage, create on schema "public" to ${other.quoted};\n`,
    );
  } finally {
    await other[Symbol.asyncDispose]();
    await shop.close();
  }
});
