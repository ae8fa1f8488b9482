import { CleanIsolation } from '../../../src/testing/isolation/clean/index.js';
import { withClient } from '../../../src/database/client.js';
import { CleanLab, RIGHTS, type Rights } from './clean-lab.js';
import { stateOf } from './state.js';

const SCHEMA = `
create table shops (id serial primary key, name text not null);
create table goods (id serial primary key, shop int not null references shops on delete cascade, name text);
create table logs (line text);
insert into shops (name) values ('seeded');`;

describe.each(RIGHTS)('CleanIsolation as %s', (rights) => {
  it('keeps what a block has written before its first test until the block is left', async () => {
    await using file = await TestFile.open(rights);
    const { lab, isolation } = file;
    await lab.run(`insert into shops (name) values ('of the file')`);
    await file.test(`insert into shops (name) values ('x')`);
    expect(await file.shops()).toEqual(['1 seeded', '2 of the file']);

    await isolation.enterBlock();
    await lab.run(
      `insert into shops (name) values ('outer')`,
      `update shops set name = 'renamed' where id = 1`,
    );
    await isolation.enterBlock();
    await lab.run(`insert into goods (shop, name) values (3, 'inner')`);
    await file.test(`insert into goods (shop) select 3`, `delete from shops`);
    expect(await file.shops()).toEqual(['1 renamed', '2 of the file', '3 outer']);
    expect(await lab.read('select name from goods')).toEqual(['inner']);
    await file.test(`truncate goods restart identity`);
    expect(await lab.read(`select nextval('goods_id_seq')::int`)).toEqual([2]);
    await isolation.leaveBlock();

    expect(await lab.read('select name from goods')).toEqual([]);
    expect(await file.shops()).toEqual(['1 renamed', '2 of the file', '3 outer']);
    await file.test(`insert into shops (name) values ('y')`);
    expect(await file.shops()).toEqual(['1 renamed', '2 of the file', '3 outer']);
    await isolation.leaveBlock();

    expect(await file.shops()).toEqual(['1 seeded', '2 of the file']);
    await isolation.close();
    expect(await stateOf(lab.database.url)).toEqual(file.before);
    expect(await file.copies()).toEqual([]);
  });

  it('takes away what a test writes after its end, and what afterAll does', async () => {
    await using file = await TestFile.open(rights);
    const { lab, isolation } = file;
    await file.test('select 1');
    await lab.run(`insert into logs values ('late')`);
    await isolation.beginTest();
    expect(await lab.read('select line from logs')).toEqual([]);
    await isolation.endTest();
    await isolation.enterBlock();
    await file.test('select 1');
    await lab.run(`insert into logs values ('afterAll')`);
    await isolation.leaveBlock();
    expect(await stateOf(lab.database.url)).toEqual(file.before);
  });

  it('gives every block only what its own beforeAll has made', async () => {
    await using file = await TestFile.open(rights);
    const { lab, isolation } = file;
    for (const line of ['one', 'two']) {
      await isolation.enterBlock();
      await lab.run(`insert into logs values ('${line}')`);
      await file.test(`insert into logs values ('more')`);
      expect(await lab.read('select line from logs')).toEqual([line]);
      await isolation.leaveBlock();
    }
  });

  it('cleans first what a killed run has left', async () => {
    await using file = await TestFile.open(rights);
    const { lab, isolation } = file;
    await isolation.enterBlock();
    await lab.run(`insert into shops (name) values ('of a block')`, `insert into logs values ('kept')`);
    await isolation.beginTest();
    await lab.run(`insert into goods (shop) values (1)`, `delete from logs`);

    const next = new CleanIsolation({ url: lab.url, attach: noAttach });
    await next.open();
    expect(await stateOf(lab.database.url)).toEqual(file.before);
    expect(await file.copies()).toEqual([]);
    await next.close();
  });
});

it('prepares a clone of an unprepared template, uses a prepared one, and attaches and detaches the application', async () => {
  await using lab = await CleanLab.unprepared('superuser', SCHEMA);
  const calls: string[] = [];
  const attach = async () => {
    calls.push('attach');
    return { detach: async () => void calls.push('detach') };
  };
  for (const round of [1, 2]) {
    const isolation = new CleanIsolation({ url: lab.url, attach });
    await isolation.open();
    await isolation.beginTest();
    await lab.run(`insert into logs values ('${round}')`);
    await isolation.endTest();
    expect(await lab.read('select line from logs')).toEqual([]);
    await isolation.close();
  }
  expect(calls).toEqual(['attach', 'detach', 'attach', 'detach']);
});

it('works in a clone of a prepared template', async () => {
  await using lab = await CleanLab.open('superuser', SCHEMA);
  const clone = `${lab.database.name}_clone`;
  const url = lab.url.replace(lab.database.name, clone);
  const maintenance = { connectionString: lab.url.replace(lab.database.name, 'postgres') };
  const onServer = (sql: string) => withClient(maintenance, (client) => client.query(sql));
  await lab.disconnect();
  await onServer(`create database ${clone} template ${lab.database.name}`);
  try {
    const before = await stateOf(url);
    const isolation = new CleanIsolation({ url, attach: noAttach });
    await isolation.open();
    await isolation.beginTest();
    await withClient({ connectionString: url }, (client) =>
      client.query(`insert into shops (name) values ('x')`),
    );
    await isolation.endTest();
    expect(await stateOf(url)).toEqual(before);
    await isolation.close();
  } finally {
    await onServer(`drop database ${clone} with (force)`);
  }
});

const noAttach = async () => ({ detach: async () => undefined });

/** A test file in the isolation `clean`. */
class TestFile implements AsyncDisposable {
  private constructor(
    readonly lab: CleanLab,
    readonly isolation: CleanIsolation,
    readonly before: Awaited<ReturnType<typeof stateOf>>,
  ) {}

  static async open(rights: Rights): Promise<TestFile> {
    const lab = await CleanLab.open(rights, SCHEMA);
    const isolation = new CleanIsolation({ url: lab.url, attach: noAttach });
    await isolation.open();
    return new TestFile(lab, isolation, await stateOf(lab.database.url));
  }

  async test(...statements: string[]): Promise<void> {
    await this.isolation.beginTest();
    for (const statement of statements) {
      await this.lab.run(statement);
    }
    await this.isolation.endTest();
  }

  shops() {
    return this.lab.read(`select id || ' ' || name from shops order by id`);
  }

  copies() {
    return this.lab.read(`select relname from pg_class where relname ~ '^block_'`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.isolation.close();
    await this.lab[Symbol.asyncDispose]();
  }
}
