import { openLab, type Lab } from './lab.js';

let lab: Lab;
beforeEach(async () => {
  lab = await openLab();
  await lab.shared.savepoint();
  await run('create table parent (id int primary key)');
});
afterEach(() => lab.close());

const run = (sql: string) => lab.em().execute(sql);
const child = (mode: string, name = 'child') =>
  run(`create table ${name} (id int constraint ${name}_parent references parent deferrable ${mode})`);
const kept = async (table: string) => (await lab.em().execute<unknown[]>(`select * from ${table}`)).length;

it('checks a deferred constraint as the application commits', async () => {
  await child('initially deferred');
  const failing = lab.em().transactional((em) => em.execute('insert into child values (1)'));
  await expect(failing).rejects.toMatchObject({ code: '23503' });
  expect(await kept('child')).toBe(0);

  for (const id of [1, 2]) {
    await lab.em().transactional(async (em) => {
      await em.execute('insert into child values (?)', [id]);
      await em.execute('insert into parent values (?)', [id]);
    });
  }
  expect(await kept('child')).toBe(2);
});

it('checks it after a statement that is its own transaction', async () => {
  await child('initially deferred');
  await expect(run('insert into child values (1)')).rejects.toMatchObject({ code: '23503' });
  expect(await kept('child')).toBe(0);
});

it('defers for one transaction what that defers', async () => {
  await child('initially immediate');
  await lab.em().transactional(async (em) => {
    await em.execute('set constraints all deferred');
    await em.execute('insert into child values (1)');
    await em.execute('insert into parent values (1)');
  });
  const next = lab.em().transactional(async (em) => {
    await em.execute('insert into child values (2)');
    await em.execute('insert into parent values (2)');
  });
  await expect(next).rejects.toMatchObject({ code: '23503' });
  expect(await kept('child')).toBe(1);
});

it('defers again where another table has a constraint of that name which can not be', async () => {
  await child('initially deferred');
  await run('create table other (id int constraint child_parent references parent)');
  for (const id of [1, 2]) {
    await lab.em().transactional(async (em) => {
      await em.execute('insert into child values (?)', [id]);
      await em.execute('insert into parent values (?)', [id]);
    });
  }
  await expect(run('insert into child values (3)')).rejects.toMatchObject({ code: '23503' });
  expect(await kept('child')).toBe(2);
});

it('defers what is created after another was checked', async () => {
  await lab.shared.savepoint();
  await child('initially deferred', 'first');
  await run('select 1');
  await lab.shared.rollbackTo();
  await child('initially deferred', 'second');
  await lab.em().transactional(async (em) => {
    await em.execute('insert into second values (1)');
    await em.execute('insert into parent values (1)');
  });
  expect(await kept('second')).toBe(1);
});

it('forgets constraints that are rolled back', async () => {
  await lab
    .em()
    .transactional(async (em) => {
      await em.execute('create table brief (id int unique deferrable initially deferred)');
      await em.rollback();
    })
    .catch(() => undefined);
  await run('insert into parent values (1)');
  expect(await kept('parent')).toBe(1);
});
