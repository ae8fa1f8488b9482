import { setTimeout as wait } from 'node:timers/promises';

import {
  activeStatementLogs,
  recordQueries,
  registerStatementLog,
  StatementEmitter,
} from '../../../src/testing/queries/index.js';
import { entities, Post, Role, TagSchema, User } from '../../factories/blog.js';
import { openDatabase, type OpenDatabase } from '../open-database.js';

let database: OpenDatabase;
const printed: string[] = [];
const on = () => ({ on: database.orm });
const texts = ({ statements }: { statements: readonly { shape: { text: string } }[] }) =>
  statements.map(({ shape }) => shape.text);
const statement = (sql: string) => ({ sql, parameters: [], durationMs: 1, rows: 0 });

beforeAll(async () => {
  database = await openDatabase({ entities, logger: (line) => printed.push(line) });
});
afterAll(() => database.close());

describe('recordQueries by the logger of MikroORM', () => {
  it('tells SQL, time and rows', async () => {
    const { statements, result } = await recordQueries(
      () => database.orm.em.fork().find(User, { name: "it's ?", role: { $in: [Role.User, Role.Admin] } }),
      on(),
    );
    expect(result).toEqual([]);
    expect(statements).toMatchObject([
      {
        sql: `select "u0".* from "user" as "u0" where "u0"."name" = 'it''s ?' and "u0"."role" in ('user', 'admin')`,
        parameters: [],
        durationMs: expect.any(Number),
        rows: 0,
        shape: { values: [`'it''s ?'`, `'user'`, `'admin'`] },
      },
    ]);
  });

  it.each([
    { debug: false },
    { debug: true },
    { debug: ['query' as const] },
    { debug: ['query' as const, 'query-params' as const] },
  ])('whatever is printed: %p', async ({ debug }) => {
    database.orm.config.set('debug', debug);
    printed.length = 0;
    const recorded = await recordQueries(() => database.orm.em.fork().findOne(User, { name: 'Ada ?' }), on());
    database.orm.config.set('debug', false);
    expect(recorded.statements.map(({ sql }) => sql)).toEqual([
      `select "u0".* from "user" as "u0" where "u0"."name" = 'Ada ?' limit 1`,
    ]);
    expect(printed).toHaveLength(debug === false ? 0 : 1);
  });

  it('counts what a flush writes, and begin and commit only where asked', async () => {
    expect(texts(await recordQueries(write, on()))).toEqual([
      'insert into "tag" ("label", "kind") values ($1, …) returning "id"',
    ]);
    expect(texts(await recordQueries(write, { ...on(), transactionControl: true }))).toEqual([
      'begin',
      'insert into "tag" ("label", "kind") values ($1, …) returning "id"',
      'commit',
    ]);
  });

  it('counts statements that fail, and those of streams and at the same time', async () => {
    const { statements } = await recordQueries(async () => {
      const em = database.orm.em.fork();
      await em.execute('select 1/0').catch(() => {});
      for await (const user of em.stream(User, {})) {
        void user;
      }
      await Promise.all([1, 2, 3].map((id) => em.fork().findOne(Post, id)));
    }, on());
    expect(statements).toHaveLength(5);
  });

  it('records no more than its function', async () => {
    const recorded = await recordQueries(() => database.orm.em.fork().find(User, {}), on());
    await database.orm.em.fork().find(User, {});
    expect(recorded.statements).toHaveLength(1);
  });

  it('stops listening where the function fails', async () => {
    let listening = 0;
    const log = {
      onStatement: () => {
        listening++;
        return () => void listening--;
      },
    };
    const fail = () => {
      expect(listening).toBe(1);
      throw new Error('broken');
    };
    await expect(recordQueries(fail, { on: log })).rejects.toThrow('broken');
    expect(listening).toBe(0);
  });

  it('gives recordings at the same time each their own, and those within to those around', async () => {
    const [two, four] = await Promise.all([
      recordQueries(() => ask(2), on()),
      recordQueries(async () => {
        await ask(1);
        return recordQueries(() => ask(3), on());
      }, on()),
    ]);
    expect([two.statements.length, four.statements.length, four.result.statements.length]).toEqual([2, 4, 3]);
  });
});

describe('recordQueries by active logs', () => {
  const stops: (() => void)[] = [];
  afterEach(() => stops.splice(0).forEach((stop) => stop()));

  function activate(name: string, em = database.orm.em) {
    const emitter = new StatementEmitter();
    const log = { name, em, onStatement: emitter.onStatement.bind(emitter) };
    stops.push(registerStatementLog(log));
    return emitter;
  }

  it('finds those of all databases in use', async () => {
    const [one, other] = [activate('one'), activate('other')];
    const { statements } = await recordQueries(() => {
      one.emit(statement('select 1'));
      other.emit(statement('select 1'));
    });
    expect(statements).toMatchObject([{ database: 'one' }, { database: 'other' }]);
    expect(activeStatementLogs.size).toBe(2);
  });

  it('names no database where there is one', async () => {
    const one = activate('one');
    const { statements } = await recordQueries(() => one.emit(statement('select 1')));
    expect(statements).toHaveLength(1);
    expect(statements[0]).not.toHaveProperty('database');
  });

  it('takes the log of an EntityManager rather than its logger', async () => {
    const one = activate('one');
    const { statements } = await recordQueries(
      async () => {
        one.emit(statement('select 1'));
        await database.orm.em.fork().find(User, {});
      },
      { on: { em: database.orm.em.fork() } },
    );
    expect(statements.map(({ sql }) => sql)).toEqual(['select 1']);
  });

  it('takes a log as it is given', async () => {
    const log = new StatementEmitter();
    const { statements } = await recordQueries(() => log.emit(statement('select 1')), { on: log });
    expect(statements).toHaveLength(1);
  });

  it('counts statements outside of every recording, such as those of a server', async () => {
    const log = new StatementEmitter();
    let handle: (() => void) | undefined;
    const handled = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        handle?.();
        clearInterval(timer);
        resolve();
      }, 5);
    });
    const { statements } = await recordQueries(
      () => {
        handle = () => log.emit(statement('select 1'));
        return handled;
      },
      { on: log },
    );
    expect(statements).toHaveLength(1);
  });

  it('counts each repeat by database', async () => {
    const [one, other] = [activate('one'), activate('other')];
    const recorded = await recordQueries(() => {
      for (let i = 0; i < 2; i++) {
        one.emit(statement(`select ${i}`));
        other.emit(statement(`select ${i}`));
      }
    });
    expect(recorded.repeats()).toEqual([]);
    expect(recorded.repeats({ atLeast: 2 })).toMatchObject([
      { sql: 'select $1', count: 2, examples: [['0'], ['1']] },
      { sql: 'select $1', count: 2, examples: [['0'], ['1']] },
    ]);
  });
});

async function write() {
  const em = database.orm.em.fork();
  em.create(TagSchema, { label: `tag ${Math.random()}` });
  await em.flush();
}

async function ask(count: number) {
  for (let i = 0; i < count; i++) {
    await database.orm.em.fork().find(User, {});
    await wait(1);
  }
}
