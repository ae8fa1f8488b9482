import { stripVTControlCharacters } from 'node:util';

import { defineEntity, p } from '@mikro-orm/core';
import type { Type } from '@nestjs/common';

import { EntityFactory, Factory, SiskinModule, type Definition } from '../../src/index.js';
import { runInProcess } from '../databases/run-in-process.js';
import { ormOf } from '../databases/two-databases.js';
import {
  Account,
  AccountFactory,
  lintEntities,
  LintLab,
  Order,
  OrderFactory,
} from '../factories/lint-lab.js';
import { withoutDurations } from '../fixtures/durations.js';
import { inEnvironment } from '../fixtures/environment.js';

let bench: LintLab;
beforeAll(async () => void (bench = await LintLab.open()));
afterAll(() => bench[Symbol.asyncDispose]());

@Factory(Account)
class YoungFactory extends AccountFactory {
  minor() {
    return this.state({ age: 17 });
  }

  named(name: string) {
    return this.state({ code: name });
  }
}

let isPressed = false;
/** As somebody would who presses Ctrl-C while it is at work. Once: what came half a second later would end this process. */
@Factory(Order)
class ImpatientFactory extends EntityFactory<Order> {
  definition(): Definition<Order> {
    if (!isPressed) {
      isPressed = true;
      process.emit('SIGINT');
    }
    throw new Error('never mind');
  }
}

const run = (line: string, ...providers: Type[]) =>
  runInProcess(`db:lint-factories${line}`, bench.imports(), providers);

/** Without colours, and without how long something took. */
const plain = (text: string) => withoutDurations(stripVTControlCharacters(text), ' TIME').split('\n');

describe('nest-cmd db:lint-factories', () => {
  it('prints a line for each factory, and exits with 0 where all work', async () => {
    const { code, stdout } = await run(' --random-seed 3', AccountFactory, OrderFactory);
    expect({ code, lines: plain(stdout) }).toEqual({
      code: 0,
      lines: [
        '  ✓ AccountFactory TIME',
        '  ✓ OrderFactory TIME  titled',
        'Tried 2 factories and 1 state in TIME: all work. Nothing was kept. Random seed 3.',
        '',
      ],
    });
    expect(await bench.rows()).toEqual({ accounts: 0, orders: 0 });
  });

  it('says what fails and what to do, and exits with 1', async () => {
    const { code, stdout } = await run(' --random-seed 3 Account', YoungFactory);
    expect({ code, lines: plain(stdout) }).toEqual({
      code: 1,
      lines: [
        '  ✗ YoungFactory TIME  minor; not tried: named(…)',
        '      YoungFactory.minor(), create: new row for relation "account" violates check constraint "adults"',
        '      → In YoungFactory.minor() take values that the check adults admits.',
        'Tried 1 factory and 1 state in TIME: 1 failure. Nothing was kept. Random seed 3.',
        '',
      ],
    });
  });

  it('prints all of it as one document, without causes', async () => {
    const { code, document, stderr } = await run(' --json --random-seed 3', YoungFactory);
    expect({ code, document, stderr }).toEqual({
      code: 1,
      document: {
        randomSeed: 3,
        durationMs: expect.any(Number),
        factories: [
          {
            factory: 'YoungFactory',
            entity: 'Account',
            states: ['minor'],
            notTried: [{ method: 'named', reason: 'parameters' }],
            failed: true,
            durationMs: expect.any(Number),
          },
          {
            factory: 'Order',
            entity: 'Order',
            inferred: true,
            states: [],
            notTried: [],
            failed: false,
            durationMs: expect.any(Number),
          },
        ],
        failures: [
          {
            factory: 'YoungFactory',
            entity: 'Account',
            state: 'minor',
            step: 'create',
            problem: 'new row for relation "account" violates check constraint "adults"',
            remedy: 'In YoungFactory.minor() take values that the check adults admits.',
            code: '23514',
            table: 'account',
            constraint: 'adults',
            detail: expect.stringContaining('Failing row contains'),
          },
        ],
      },
      stderr: '',
    });
  });

  it('shows where it was thrown with --verbose', async () => {
    const { stdout } = await run(' Account --verbose', YoungFactory);
    expect(stdout).toMatch(/ {6}at .*\n/);
    expect((await run(' Account', YoungFactory)).stdout).not.toMatch(/ {6}at .*\n/);
  });

  it.each([
    [' --except Account,Order', 0, 'There is no factory to try.\n', ''],
    [' --quiet Account', 1, '', ''],
    [
      ' Acount',
      1,
      '',
      '✗ No factory of this database is named Acount, nor an entity; known are YoungFactory, Order.\n',
    ],
    [' --random-seed many', 2, '', "✗ --random-seed takes a whole number, not 'many'.\n"],
  ])('%s exits with %i', async (line, code, stdout, stderr) => {
    expect(await run(line, YoungFactory)).toMatchObject({
      code,
      stdout,
      stderr: expect.stringContaining(stderr),
    });
  });

  it('is refused in production, unless it is forced', async () => {
    await inEnvironment('production', async () => {
      expect(await run(' --no-interaction', AccountFactory, OrderFactory)).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringContaining('→ If you mean it: nest-cmd db:lint-factories --force\n'),
      });
      expect(await run(' --force', AccountFactory, OrderFactory)).toMatchObject({ code: 0 });
    });
  });

  it('ends by Ctrl-C after the factory at work', async () => {
    const { code, stdout, stderr } = await run('', ImpatientFactory, AccountFactory);
    expect(code).toBe(130);
    expect(stderr).toBe(
      'Stopping. The factory at work is the last one. Press Ctrl-C again to stop at once.\n',
    );
    expect(plain(stdout).at(-2)).toMatch(
      /^Tried 1 factory and 0 states in TIME: 1 failure\. It was interrupted before the others\. /,
    );
  });
});

describe('with several databases', () => {
  const VisitSchema = defineEntity({ name: 'Visit', properties: { id: p.integer().primary() } });

  it('each has the factories of its own entities', async () => {
    const { url } = bench.lab.database;
    await bench.lab.query('create table visit (id serial primary key)');
    const imports = [
      ormOf('analytics', url, { entities: [VisitSchema] }),
      ormOf(undefined, url, { entities: lintEntities }),
      SiskinModule.forRoot({ contextName: 'analytics' }),
      SiskinModule.forRoot(),
    ];
    const { code, stdout } = await runInProcess('db:lint-factories --all', imports, [
      AccountFactory,
      OrderFactory,
    ]);
    expect({ code, lines: plain(stdout).filter((line) => !line.startsWith('Tried')) }).toEqual({
      code: 0,
      lines: [
        'default',
        '  ✓ AccountFactory TIME',
        '  ✓ OrderFactory TIME  titled',
        '',
        'analytics',
        '  ✓ Visit TIME  inferred',
        '',
      ],
    });
  });
});
