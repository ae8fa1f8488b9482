import { UniqueConstraintViolationException } from '@mikro-orm/core';

import { NoteSchema, openLab, type Lab } from './lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());
beforeEach(() => lab.shared.savepoint());
afterEach(() => lab.shared.rollbackTo());

const insert = (text: string) => lab.em().execute('insert into note (text) values (?)', [text]);

describe('one connection under all EntityManagers', () => {
  it.each(['first', 'second'])('begins the %s test without what the other wrote', async () => {
    await insert('a');
    expect(await lab.notes()).toEqual(['a']);
    expect(await lab.committed()).toEqual([]);
  });

  it('shows to every EntityManager what one has flushed', async () => {
    const em = lab.em();
    em.create(NoteSchema, { text: 'a' });
    await em.flush();
    expect(await lab.em().find(NoteSchema, {})).toMatchObject([{ text: 'a' }]);
  });

  it('goes on after a statement has failed outside of a transaction', async () => {
    await insert('a');
    await expect(insert('a')).rejects.toThrow(UniqueConstraintViolationException);
    await insert('b');
    expect(await lab.notes()).toEqual(['a', 'b']);
  });

  it('takes many at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => insert(`n${i}`)));
    await Promise.all(
      [lab.em(), lab.em(), lab.em()].map(async (em, i) => {
        em.create(NoteSchema, { text: `flushed ${i}` });
        await em.flush();
      }),
    );
    expect((await lab.notes()).length).toBe(33);
  });

  it('keeps savepoints inside of each other', async () => {
    await insert('around');
    await lab.shared.savepoint();
    await insert('inside');
    await lab.shared.rollbackTo();
    expect(await lab.notes()).toEqual(['around']);
  });
});

describe('a transaction of the application', () => {
  it('keeps what it commits, and nothing of what it rolls back', async () => {
    await lab.em().transactional((em) => em.execute("insert into note (text) values ('kept')"));
    const failing = lab.em().transactional(async (em) => {
      await em.execute("insert into note (text) values ('lost')");
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await lab.notes()).toEqual(['kept']);
    expect(await lab.committed()).toEqual([]);
  });

  it('nests', async () => {
    await lab.em().transactional(async (em) => {
      await em.execute("insert into note (text) values ('outer')");
      await em
        .transactional(async (inner) => {
          await inner.execute("insert into note (text) values ('inner')");
          await inner.execute("insert into note (text) values ('inner')");
        })
        .catch(() => undefined);
      await em.execute("insert into note (text) values ('after')");
    });
    expect(await lab.notes()).toEqual(['outer', 'after']);
  });

  it('is aborted by a failing statement until it is rolled back', async () => {
    const em = lab.em();
    await em.begin();
    await em.execute("insert into note (text) values ('a')");
    await expect(em.execute('select 1/0')).rejects.toMatchObject({ code: '22012' });
    await expect(em.execute('select 1')).rejects.toMatchObject({ code: '25P02' });
    await em.rollback();
    await insert('b');
    expect(await lab.notes()).toEqual(['b']);
  });

  it('is rolled back where it commits after it has failed', async () => {
    const em = lab.em();
    await em.begin();
    await em.execute("insert into note (text) values ('a')");
    await em.execute('select 1/0').catch(() => undefined);
    await em.commit();
    expect(await lab.notes()).toEqual([]);
    expect(lab.statements.at(-2)).toMatchObject({ sql: 'commit' });
  });

  it('accepts an isolation level', async () => {
    await lab.em().transactional((em) => em.execute("insert into note (text) values ('a')"), {
      isolationLevel: 'serializable' as never,
    });
    expect(await lab.notes()).toEqual(['a']);
  });

  it('can only read where it says so, and what follows can write', async () => {
    const writing = lab
      .em()
      .transactional((em) => em.execute("insert into note (text) values ('a')"), { readOnly: true });
    await expect(writing).rejects.toMatchObject({ code: '25006' });
    await lab.em().transactional((em) => em.find(NoteSchema, {}), { readOnly: true });
    await insert('b');
    expect(await lab.notes()).toEqual(['b']);
  });

  it('may stand among other SQL', async () => {
    await lab.em().execute("begin; insert into note (text) values ('a;'); commit; select 'end'");
    await lab.em().execute("begin; insert into note (text) values ('b'); rollback");
    expect(await lab.notes()).toEqual(['a;']);
    expect(await lab.committed()).toEqual([]);
  });

  it('takes its settings with it', async () => {
    const role = "select current_user = session_user as own, current_setting('app.tenant', true) as tenant";
    const outside = async () => lab.em().getConnection().execute(role);
    const commit = lab.em().transactional(async (em) => {
      await em.execute("select set_config('app.tenant', '7', true)");
      await em.execute('set local role pg_monitor');
      return em.execute(role);
    });
    expect(await commit).toEqual([{ own: false, tenant: '7' }]);
    expect(await outside()).toEqual([{ own: true, tenant: '' }]);
  });

  it('applies what an EntityManager says of its session', async () => {
    const em = lab.orm.em.fork();
    em.setSessionContext({ variables: { 'app.tenant': '8' }, role: 'pg_monitor' });
    const inside = await em.transactional((inner) =>
      inner
        .getConnection()
        .execute(
          "select current_user::text as role, current_setting('app.tenant') as tenant",
          [],
          'all',
          inner.getTransactionContext(),
        ),
    );
    expect(inside).toEqual([{ role: 'pg_monitor', tenant: '8' }]);
    expect(await lab.em().execute('select current_user = session_user as own')).toEqual([{ own: true }]);
  });
});
