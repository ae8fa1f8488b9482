import { UnknownAppliedRevisionError } from '../../../src/index.js';
import type { MigrationSources } from '../../fixtures/migration-files.js';
import { rejection } from '../../fixtures/lab.js';
import { EntityProject } from './entity-project.js';

const FILES: MigrationSources = {
  '1_users': {
    revision: 'aaaaaaaaaaaa',
    up(op) {
      op.sql(`create table users (id int primary key, email text not null, phone varchar(20) default 'none');
        create function double(a int) returns int language sql as 'select a * 2'`);
    },
  },
  '2_phones.sql':
    '-- repeatable: true\n\n-- up\ncreate view emails as select email from users;\n\n-- down\ndrop view if exists emails;',
};

describe('drift', () => {
  let project: EntityProject;
  beforeEach(async () => {
    project = await EntityProject.open();
    await project.write(FILES);
    await (await project.service([])).migrate();
  });
  afterEach(() => project[Symbol.asyncDispose]());

  it('is what was changed by hand, with what removes it and what accepts it', async () => {
    const service = await project.service([]);
    expect(await service.drift()).toEqual([]);
    await project.query(`create index users_email_idx on users (email);
      alter table users drop column phone;
      create or replace function double(a int) returns int language sql as 'select a + a';
      create or replace view emails as select upper(email) as email from users`);
    const drift = await service.drift();
    expect(drift).toEqual([
      {
        change: 'drop column users.phone',
        code: "op.dropColumn('users', (t) => t.varchar('phone', 20).default('none'));",
        remedy: [`alter table "users" add column "phone" varchar(20) default 'none'`],
      },
      {
        change: 'replace function double(integer)',
        code: expect.stringContaining("body: 'select a + a'"),
        remedy: [
          'create or replace function "double"("a" integer) returns integer language "sql" as $$select a * 2$$',
        ],
      },
      {
        change: 'create index users_email_idx on users (email)',
        code: "op.createIndex('users', ['email'], { name: 'users_email_idx' });",
        remedy: ['drop index "users_email_idx"'],
      },
      {
        change: 'replace view emails',
        code: expect.stringContaining('SELECT upper(email) AS email'),
        remedy: ['create or replace view "emails" as SELECT email\n   FROM users'],
      },
    ]);
    for (const { remedy } of drift.toReversed()) {
      await project.query(remedy.join(';\n'));
    }
    expect(await service.drift()).toEqual([]);
  });

  it('is refused where the ledger has a revision of which there is no file', async () => {
    await project.query(
      `update siskin_migrations set revision = 'bbbbbbbbbbbb' where revision = 'aaaaaaaaaaaa'`,
    );
    const service = await project.service([]);
    const error = await rejection(service.drift(), UnknownAppliedRevisionError);
    expect(error.revisions).toEqual(['bbbbbbbbbbbb']);
  });
});
