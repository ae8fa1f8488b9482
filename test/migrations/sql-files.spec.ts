import { IrreversibleMigrationError, MigrationFailedError } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const FUNCTIONS = `-- What the shop computes.
-- revision: functions
-- parents:

-- up
create table orders (id int primary key, total int not null, note text default 'none; yet');

/* A body in a dollar quote, /* which holds ; */
-- down
*/
create function note(n int) returns text language plpgsql as $body$
begin
  -- down
  return E'it\\'s; ' || n; -- $$
end
$body$;
create function doubled(n int) returns int
begin atomic
  select 1;
  select case when n > 0 then 2 * n else 0 end;
end;
create table requests ();
create rule twice as on insert to requests
  do also (insert into orders values (1, 1); insert into orders values (2, doubled(21))); -- both

insert into requests default values

-- down
drop function doubled, note cascade;
drop table requests;
drop table orders;
`;

describe('a SQL file', () => {
  it('runs statement by statement, and back', async () => {
    const migrations = await lab.with({ '1_functions.sql': FUNCTIONS });
    const { steps } = await migrations.migrate();
    expect(steps).toMatchObject([{ revision: 'functions', statements: 6 }]);
    expect(await lab.query('select id, total, note from orders order by id')).toEqual([
      { id: 1, total: 1, note: 'none; yet' },
      { id: 2, total: 42, note: 'none; yet' },
    ]);
    expect(await lab.query('select note(3) as note, doubled(4) as eight, doubled(-4) as none')).toEqual([
      { note: "it's; 3", eight: 8, none: 0 },
    ]);
    expect(await lab.query('select statements_done, revert_script from siskin_migrations')).toEqual([
      {
        statements_done: 6,
        revert_script: 'drop function doubled, note cascade;\ndrop table requests;\ndrop table orders;',
      },
    ]);

    await expect(migrations.rollback()).resolves.toMatchObject({
      steps: [{ revision: 'functions', statements: 3 }],
    });
    expect(await lab.tables()).toEqual([]);
    expect(await lab.query("select proname from pg_proc where proname in ('note', 'doubled')")).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });

  it('is named with the statement that fails, of which nothing stays', async () => {
    const folder = await lab.folder({
      '1_two.sql': `-- up
create table one (id int);
-- Too early
insert into two (id)
values (1);
create table two (id int);
`,
    });
    const error = await rejection((await lab.on([folder])).migrate(), MigrationFailedError);
    expect(error.failed).toMatchObject({
      statement: '-- Too early\ninsert into two (id)\nvalues (1)',
      position: 26,
      sqlState: '42P01',
    });
    expect(error.message).toBe(
      [
        'The migration 1_two failed while applying and was rolled back.',
        `In ${folder}/1_two.sql`,
        'PostgreSQL says: relation "two" does not exist (SQLSTATE 42P01)',
        '  -- Too early',
        '  insert into two (id)',
        '              ^',
        '  values (1)',
        'Mend the migration, then run `nest-cmd db:migrate` again.',
      ].join('\n'),
    );
    expect(await lab.tables()).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });

  it('says in its header how long it waits for a lock', async () => {
    const setting = "create table waits as select current_setting('lock_timeout') as lock";
    const migrations = await lab.with({ '1_waits.sql': `-- lock-timeout: 2min\n-- up\n${setting}` });
    await migrations.migrate();
    expect(await lab.query('select lock from waits')).toEqual([{ lock: '2min' }]);
  });

  it('may hold SQL that only the server knows, which is refused when it runs', async () => {
    const migrations = await lab.with({
      '1_fine.sql': '-- up\ncreate table fine ();\n-- down\ndrop table fine;',
      '2_later.sql': '-- up\nfrobnicate the table fine;\n',
    });
    await expect(migrations.status()).resolves.toMatchObject({ revisions: [{}, {}] });
    const error = await rejection(migrations.migrate(), MigrationFailedError);
    expect(error.failed).toMatchObject({ statement: 'frobnicate the table fine', sqlState: '42601' });
    expect(await lab.applied()).toEqual(['1_fine in 1']);
  });

  it('is not reverted by a section that is in a string', async () => {
    const migrations = await lab.with({ '1_one.sql': "-- up\ncreate table one ();\nselect '\n-- down\n';" });
    await migrations.migrate();
    await rejection(migrations.rollback(), IrreversibleMigrationError);
    expect(await lab.tables()).toEqual(['one']);
  });
});
