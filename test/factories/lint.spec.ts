import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable, Scope, type Type } from '@nestjs/common';

import {
  DestructiveProhibitedError,
  EntityFactory,
  FactoriesInvalidError,
  Factory,
  ProductionGuardError,
  UnknownFactoryError,
  type Definition,
  type FactoryContext,
  type FactoryLintEvent,
} from '../../src/index.js';
import { inEnvironment } from '../fixtures/environment.js';
import { rejection } from '../fixtures/lab.js';
import { Account, AccountFactory, LintLab, Order, OrderFactory } from './lint-lab.js';

let bench: LintLab;
beforeAll(async () => void (bench = await LintLab.open()));
afterAll(() => bench[Symbol.asyncDispose]());
beforeEach(() => bench.lab.query('truncate account, "order"'));

const lint = async (...providers: Type[]) => (await bench.app(providers)).linter.lint();
const NONE = { accounts: 0, orders: 0 };

/** Another factory of accounts, whose definition is changed in a way. */
function accounts(change: (context: FactoryContext) => object) {
  @Factory(Account)
  class Changed extends AccountFactory {
    override definition(context: FactoryContext): Definition<Account> {
      return { ...super.definition(context), ...change(context) };
    }
  }
  return Changed;
}

describe('lint', () => {
  it('tries all factories and states, and keeps nothing', async () => {
    expect(await lint(AccountFactory, OrderFactory)).toEqual({
      randomSeed: expect.any(Number),
      durationMs: expect.any(Number),
      factories: [
        {
          factory: 'AccountFactory',
          entity: 'Account',
          states: [],
          notTried: [],
          failed: false,
          durationMs: expect.any(Number),
        },
        {
          factory: 'OrderFactory',
          entity: 'Order',
          states: ['titled'],
          notTried: [],
          failed: false,
          durationMs: expect.any(Number),
        },
      ],
      failures: [],
    });
    expect(await bench.rows()).toEqual(NONE);
  });

  it('lets no row that is there already make a factory fail', async () => {
    await bench.lab.query(`insert into account (email, code, age)
      select 'account' || n || '@example.com', n, 777 from generate_series(1, 50) n`);
    expect((await lint(AccountFactory, OrderFactory)).failures).toEqual([]);
    expect(await bench.rows()).toEqual({ accounts: 50, orders: 0 });
  });

  it('tells what else fails behind a row that is there already', async () => {
    await bench.lab.query(`insert into account (email, code, age) values ('account1@example.com', 1, 777)`);
    const { failures } = await lint(
      accounts(() => ({ age: 20 })),
      OrderFactory,
      AccountFactory,
    );
    expect(failures).toMatchObject([
      { factory: 'Changed', step: 'create', code: '23514', constraint: 'adults' },
    ]);
  });

  it('tells of the room that a value lacks, be there rows or not', async () => {
    await bench.lab.query(`insert into account (email, code, age) values ('account1@example.com', 1, 777)`);
    const { failures } = await lint(
      accounts(() => ({ code: 'abcdef' })),
      OrderFactory,
      AccountFactory,
    );
    expect(failures).toMatchObject([{ factory: 'Changed', step: 'create', code: '22001' }]);
  });

  it('goes on behind many rows, and tells of one where there is no room for higher numbers', async () => {
    await bench.lab.query(`insert into account (email, code, age)
      select 'account' || n || '@example.com', n, 777 from generate_series(1, 1010) n`);
    expect((await lint(AccountFactory, OrderFactory)).failures).toEqual([]);
    const Numbered = accounts(({ sequence }) => ({ code: String(sequence).padStart(4, '0') }));
    expect((await lint(Numbered, OrderFactory)).failures.slice(0, 1)).toMatchObject([
      { step: 'create', code: '23505', detail: 'Key (email)=(account1@example.com) already exists.' },
    ]);
  });

  it('infers the factories of entities that have none', async () => {
    const { factories, failures } = await lint(AccountFactory);
    expect(factories.map(({ factory, inferred }) => [factory, inferred])).toEqual([
      ['AccountFactory', undefined],
      ['Order', true],
    ]);
    expect(failures).toEqual([]);
  });

  it('says of an inferred one that a factory is to be written', async () => {
    const { failures } = await lint();
    expect(failures).toMatchObject([
      {
        factory: 'Account',
        inferred: true,
        step: 'create',
        constraint: 'adults',
        remedy:
          'Write a factory for it, nest-cmd make:factory Account, and take values that the check adults admits.',
      },
      {
        factory: 'Order',
        inferred: true,
        step: 'create',
        constraint: 'adults',
        remedy:
          'Write a factory for it, nest-cmd make:factory Account, and take values that the check adults admits.',
      },
    ]);
  });

  it('gives the same values for the same random seed', async () => {
    const seen: string[] = [];
    const Seen = accounts(({ faker }) => {
      const code = faker.string.alpha(5);
      seen.push(code);
      return { code };
    });
    const { linter } = await bench.app([Seen, OrderFactory]);
    const { randomSeed } = await linter.lint({ only: ['Changed'] });
    // The runs that find out which call is for which attribute come first, and once.
    const first = seen.splice(0).slice(2);
    expect(await linter.lint({ only: ['Changed'], randomSeed })).toMatchObject({ randomSeed });
    expect(seen).toEqual(first);
    await expect(linter.lint({ randomSeed: -1 })).rejects.toMatchObject({
      code: 'SISKIN_INVALID_RANDOM_SEED',
    });
  });

  it('is a part of the transaction of the caller, which it leaves as it was', async () => {
    const { app, linter } = await bench.app([AccountFactory, OrderFactory]);
    await app
      .get(MikroORM)
      .em.fork()
      .transactional(async (em) => {
        await em.execute(`insert into account (email, code, age) values ('a', 'a', 777)`);
        expect((await linter.lint()).failures).toEqual([]);
        expect(await em.count(Account)).toBe(1);
        expect(await em.execute('show lock_timeout')).toEqual([{ lock_timeout: '0' }]);
      });
    expect(await bench.rows()).toEqual({ accounts: 1, orders: 0 });
  });
});

describe('a failure', () => {
  it.each<[string, object, object]>([
    [
      'a value that is not there',
      { code: null },
      {
        step: 'create',
        problem: "Value for Account.code is required, 'null' found",
        remedy: 'In Changed give the property a value that MikroORM takes.',
      },
    ],
    [
      'a check',
      { age: 17 },
      {
        step: 'create',
        code: '23514',
        constraint: 'adults',
        problem: 'new row for relation "account" violates check constraint "adults"',
        remedy: 'In Changed take values that the check adults admits.',
      },
    ],
    [
      'a text that is too long',
      { code: 'abcdef' },
      {
        step: 'create',
        code: '22001',
        problem: 'value too long for type character varying(5)',
        remedy: 'In Changed shorten the text: `cutAtWord(text, length)`.',
      },
    ],
    [
      'the same value twice',
      { email: 'same@example.com' },
      {
        step: 'create twice',
        code: '23505',
        constraint: 'one_email',
        detail: 'Key (email)=(same@example.com) already exists.',
        problem:
          'duplicate key value violates unique constraint "one_email": Key (email)=(same@example.com) already exists.',
        remedy:
          'In Changed take a value that differs from row to row, such as `user${sequence}@example.com`.',
      },
    ],
    [
      'attributes that need each other',
      { email: ({ code }: Account) => code, code: ({ email }: Account) => email },
      { step: 'make', code: 'SISKIN_ATTRIBUTE_CYCLE' },
    ],
  ])('of %s is told with what to do', async (_what, change, expected) => {
    const { failures } = await lint(
      accounts(() => change),
      OrderFactory,
    );
    expect(failures.filter(({ factory }) => factory === 'Changed')).toMatchObject([
      { factory: 'Changed', entity: 'Account', ...expected },
    ]);
    expect(await bench.rows()).toEqual(NONE);
  });

  it('is a column that MikroORM does not know of', async () => {
    await bench.lab.query('alter table account add column phone text not null');
    const { failures } = await lint(AccountFactory);
    await bench.lab.query('alter table account drop column phone');
    const remedy =
      'In AccountFactory give the property of the column phone a value, or a factory where it is a relation.';
    expect(failures).toMatchObject([
      {
        factory: 'AccountFactory',
        step: 'create',
        code: '23502',
        table: 'account',
        column: 'phone',
        problem: 'null value in column "phone" of relation "account" violates not-null constraint',
        remedy,
      },
      { factory: 'Order', inferred: true, column: 'phone', remedy },
    ]);
  });

  it('is one of the code itself, with its cause', async () => {
    const error = new Error('no price list');
    const Throwing = accounts(() => {
      throw error;
    });
    expect((await lint(Throwing, OrderFactory)).failures).toEqual([
      {
        factory: 'Changed',
        entity: 'Account',
        step: 'make',
        problem: 'no price list',
        remedy: 'Mend Changed. Where it was thrown: nest-cmd db:lint-factories Changed --verbose',
        cause: error,
      },
    ]);
  });

  it('is seen where only the commit would check', async () => {
    @Factory(Order)
    class LooseFactory extends EntityFactory<Order> {
      definition(): Definition<Order> {
        return { title: 'A', account: 4711 };
      }
    }
    expect((await lint(LooseFactory, AccountFactory)).failures).toMatchObject([
      {
        factory: 'LooseFactory',
        step: 'create',
        code: '23503',
        constraint: 'order_account',
        remedy: 'In LooseFactory put a factory, or an entity that is there, in the place of the relation.',
      },
    ]);
  });

  it('is one of the hooks, too, whose rows are rolled back as well', async () => {
    @Factory(Account)
    class HookedFactory extends AccountFactory {
      override configure() {
        return this.afterCreate(async (account, { em }) => {
          await em.execute(`insert into "order" (title, account_id) values ('hooked', ?)`, [account.id]);
          throw new Error('no mail server');
        });
      }
    }
    expect((await lint(HookedFactory, OrderFactory)).failures).toMatchObject([
      { factory: 'HookedFactory', step: 'create', problem: 'no mail server' },
    ]);
    expect(await bench.rows()).toEqual(NONE);
  });

  it('is a factory of which there is no one instance', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Tenant {}

    @Factory(Account)
    class TenantFactory extends EntityFactory<Account> {
      constructor(readonly tenant: Tenant) {
        super();
      }

      definition(): Definition<Account> {
        return { email: 'a', code: 'a', age: 777 };
      }
    }
    expect((await lint(Tenant, TenantFactory, OrderFactory, AccountFactory)).failures).toMatchObject([
      { factory: 'TenantFactory', step: 'get', code: 'SISKIN_SCOPED_PROVIDER' },
    ]);
  });

  it('is a factory whose entity MikroORM does not know', async () => {
    const { linter } = await bench.app([AccountFactory, OrderFactory], {}, []);
    expect((await linter.lint()).failures).toMatchObject([
      { factory: 'AccountFactory', step: 'make', code: 'SISKIN_UNDISCOVERED_ENTITY' },
      { factory: 'OrderFactory', step: 'make', code: 'SISKIN_UNDISCOVERED_ENTITY' },
    ]);
  });

  it('is a table that is not there', async () => {
    await bench.lab.query('alter table "order" rename to gone');
    const { failures } = await lint(AccountFactory, OrderFactory);
    await bench.lab.query('alter table gone rename to "order"');
    expect(failures).toMatchObject([
      {
        factory: 'OrderFactory',
        step: 'create',
        remedy: 'The database lacks what MikroORM knows: nest-cmd db:migrate',
      },
    ]);
  });
});

describe('a state', () => {
  const called: string[] = [];
  beforeEach(() => void called.splice(0));

  abstract class AgedFactory extends EntityFactory<Account> {
    old() {
      return this.state({ age: 1777 });
    }

    wrong() {
      return this.state({ age: 1778 });
    }
  }

  @Factory(Account)
  class StatesFactory extends AgedFactory {
    definition({ sequence }: FactoryContext): Definition<Account> {
      return { email: `states${sequence}@example.com`, code: 'a', age: 777 };
    }

    get tall() {
      called.push('tall');
      return this;
    }

    pair() {
      return this.count(2);
    }

    only() {
      return this.state({ email: 'only@example.com' });
    }

    aged(age = 2777) {
      return this.state({ age });
    }

    named(name: string) {
      return this.state({ code: name });
    }

    broken(): this {
      throw new Error('not yet');
    }

    helper() {
      return 42;
    }

    promise() {
      return Promise.reject(new Error('ignored'));
    }

    orders() {
      return OrderFactory.new();
    }

    async mail() {
      called.push('mail');
    }

    onModuleInit() {
      called.push('onModuleInit');
    }

    override lazy() {
      called.push('lazy');
      return super.lazy();
    }
  }

  it('is what takes no parameters and returns a factory of the class, inherited or not', async () => {
    const { factories, failures } = await lint(StatesFactory, OrderFactory);
    expect(factories[0]).toMatchObject({
      states: ['pair', 'only', 'aged', 'broken', 'old', 'wrong'],
      notTried: [
        { method: 'named', reason: 'parameters' },
        { method: 'mail', reason: 'async' },
        { method: 'helper', reason: 'no state' },
        { method: 'promise', reason: 'no state' },
        { method: 'orders', reason: 'no state' },
      ],
      failed: true,
    });
    expect(failures).toMatchObject([
      { state: 'broken', step: 'state', problem: 'not yet' },
      { state: 'wrong', step: 'create', constraint: 'adults' },
    ]);
    // Nest called it, at boot.
    expect(called).toEqual(['onModuleInit']);
  });

  it('repeats nothing that its factory fails with, and may mend it', async () => {
    @Factory(Account)
    class YoungFactory extends AgedFactory {
      definition({ sequence }: FactoryContext): Definition<Account> {
        return { email: `young${sequence}@example.com`, code: 'a', age: 3 };
      }
    }
    const { factories, failures } = await lint(YoungFactory, OrderFactory, AccountFactory);
    expect(failures.map(({ state, step }) => [state, step])).toEqual([[undefined, 'create']]);
    expect(factories[0]).toMatchObject({ states: ['old', 'wrong'], failed: true });
  });
});

const names = async (options: { only?: string[]; except?: string[] }) => {
  const { linter } = await bench.app([OrderFactory]);
  return (await linter.lint(options)).factories.map(({ factory }) => factory);
};

describe('names', () => {
  it.each([
    [{}, ['OrderFactory', 'Account']],
    [{ only: ['OrderFactory'] }, ['OrderFactory']],
    [{ only: ['order'] }, ['OrderFactory']],
    [{ only: ['Account', 'OrderFactory'] }, ['OrderFactory', 'Account']],
    [{ only: ['AccountFactory'] }, ['Account']],
    [{ except: ['Account'] }, ['OrderFactory']],
    [{ only: ['Account'], except: ['Account'] }, []],
    [{ only: [] }, []],
  ])('%j choose %j', async (options, expected) => {
    expect(await names(options)).toEqual(expected);
  });

  it.each(['only', 'except'])('that are unknown are refused in `%s`', async (option) => {
    const error = await rejection(names({ [option]: ['OrderFactry'] }), UnknownFactoryError);
    expect(error.message).toBe(
      'No factory of this database is named OrderFactry, nor an entity; known are OrderFactory, Account.\n' +
        'Did you mean OrderFactory?',
    );
  });
});

describe('progress', () => {
  it('is told, and the signal ends it after the factory at work', async () => {
    const { linter } = await bench.app([AccountFactory, OrderFactory]);
    const controller = new AbortController();
    const events: FactoryLintEvent[] = [];
    const report = await linter.lint({
      signal: controller.signal,
      randomSeed: 1,
      onProgress(event) {
        events.push(event);
        if (event.type === 'started') {
          controller.abort();
        }
      },
    });
    const [factory] = report.factories;
    expect(report).toMatchObject({ factories: [{ factory: 'AccountFactory' }], interrupted: true });
    expect(events).toEqual([
      { type: 'linting', randomSeed: 1, factories: ['AccountFactory', 'OrderFactory'] },
      { type: 'started', factory: 'AccountFactory' },
      { type: 'finished', factory, failures: [] },
    ]);
  });

  it('ends it where it throws, and nothing stays', async () => {
    const { linter } = await bench.app([AccountFactory, OrderFactory]);
    const told: string[] = [];
    const onProgress = ({ type }: FactoryLintEvent) => {
      told.push(type);
      if (type === 'finished') {
        throw new Error('enough');
      }
    };
    await expect(linter.lint({ onProgress })).rejects.toThrow('enough');
    expect(told).toEqual(['linting', 'started', 'finished']);
    expect(await bench.rows()).toEqual(NONE);
  });
});

describe('ensureFactories', () => {
  it('says nothing where all work', async () => {
    const { linter } = await bench.app([AccountFactory, OrderFactory]);
    await expect(linter.ensureFactories()).resolves.toBeUndefined();
  });

  it('throws one error that says all', async () => {
    const { linter } = await bench.app([accounts(() => ({ age: 1 })), OrderFactory, AccountFactory]);
    const error = await rejection(linter.ensureFactories({ randomSeed: 7 }), FactoriesInvalidError);
    expect(error.message).toBe(
      [
        'Changed fails.',
        '- Changed, create: new row for relation "account" violates check constraint "adults"',
        '  In Changed take values that the check adults admits.',
        'To see them again: nest-cmd db:lint-factories Changed --random-seed 7',
      ].join('\n'),
    );
    expect(error.report).toMatchObject({ randomSeed: 7, failures: [{ factory: 'Changed' }] });
  });
});

describe('in production', () => {
  it('is refused unless it is forced, or somebody agrees', async () => {
    const { linter } = await bench.app([AccountFactory, OrderFactory]);
    await inEnvironment('production', async () => {
      const error = await rejection(linter.lint({ only: ['Order'] }), ProductionGuardError);
      expect(error.remedy).toBe('If you mean it: nest-cmd db:lint-factories Order --force');
      expect((await linter.lint({ force: true })).failures).toEqual([]);
      const asked: string[] = [];
      const confirm = async ({ verb }: { verb: string }) => asked.push(verb) > 0;
      expect((await linter.lint({ confirm })).failures).toEqual([]);
      expect(asked).toEqual(['lint-factories']);
    });
  });

  it('is ruled out by prohibitDestructive', async () => {
    const { linter } = await bench.app([AccountFactory], { prohibitDestructive: true });
    const error = await rejection(linter.lint({ force: true }), DestructiveProhibitedError);
    expect(error.problem).toContain('db:lint-factories is prohibited here');
  });
});
