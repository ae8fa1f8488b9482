import { setTimeout as sleep } from 'node:timers/promises';

import { Seeder, SiskinModule, type SeedContext, type SeederRunner } from '../../src/index.js';
import { runInProcess } from '../databases/run-in-process.js';
import { withoutDurations } from '../fixtures/durations.js';
import { Lab, orm } from '../fixtures/lab.js';

@Seeder({ groups: ['base'] })
class TagSeeder implements SeederRunner {
  async run({ em }: SeedContext) {
    await em.execute(`insert into tags select generate_series(1, 1200)`);
  }
}

@Seeder({ groups: ['demo'], dependsOn: [TagSeeder] })
class NoteSeeder implements SeederRunner {
  async run({ em }: SeedContext) {
    await em.execute(`insert into notes values (1), (2)`);
    await em.execute(`update notes set id = id + 2 where id = 2`);
    await em.execute(`delete from tags where id = 1`);
  }
}

@Seeder({ groups: ['demo'] })
class FailingSeeder implements SeederRunner {
  run() {
    throw new Error('no such thing');
  }
}

@Seeder({ dependsOn: [FailingSeeder] })
class LateSeeder implements SeederRunner {
  run() {}
}

@Seeder()
class DatabaseSeeder implements SeederRunner {
  async run({ call, callSilent }: SeedContext) {
    await call(NoteSeeder);
    await callSilent(QuietSeeder);
  }
}

@Seeder()
class QuietSeeder implements SeederRunner {
  async run({ em }: SeedContext) {
    await sleep(5);
    await em.execute(`insert into notes values (9)`);
  }
}

const providers = [TagSeeder, NoteSeeder, FailingSeeder, LateSeeder, DatabaseSeeder, QuietSeeder];

let lab: Lab;
beforeAll(async () => {
  lab = await Lab.open();
  await lab.query('create table tags (id int primary key); create table notes (id int primary key)');
});
afterAll(() => lab.close());
beforeEach(() => lab.query('truncate tags, notes'));

const timeless = (text: string) => withoutDurations(text, ' <ms>');

async function seed(line: string, seeders = {}) {
  const imports = [orm(lab.database.url), SiskinModule.forRoot({ seeders })];
  const { stdout, ...outcome } = await runInProcess(`db:seed ${line}`.trim(), imports, providers);
  return { ...outcome, stdout, lines: timeless(stdout).split('\n').slice(0, -1) };
}

const counts = () =>
  lab.query('select (select count(*)::int from tags) as tags, (select count(*)::int from notes) as notes');

describe('db:seed', () => {
  it('prints a tree with what was written, and what came of it', async () => {
    const { code, lines, stderr } = await seed('--random-seed 42');
    expect({ code, lines, stderr }).toEqual({
      code: 0,
      lines: [
        'Seeding with the random seed 42.',
        '    DatabaseSeeder',
        '    ✓ TagSeeder <ms>  tags +1,200',
        '    ✓ NoteSeeder <ms>  notes +2 ~1, tags -1',
        '  ✓ DatabaseSeeder <ms>',
        'Seeded 1,203 rows in 2 tables, updated 1, deleted 1 in <ms>. Random seed 42.',
      ],
      stderr: '',
    });
    expect(await counts()).toEqual([{ tags: 1_199, notes: 3 }]);
  });

  it.each([
    ['--group base', ['TagSeeder']],
    ['--group demo --except FailingSeeder', ['TagSeeder', 'NoteSeeder']],
    ['--group demo,base --except FailingSeeder --only', ['NoteSeeder', 'TagSeeder']],
    ['QuietSeeder --group base', ['QuietSeeder', 'TagSeeder']],
    ['DatabaseSeeder --except NoteSeeder,QuietSeeder', ['DatabaseSeeder']],
  ])('takes %s', async (line, expected) => {
    const { code, document } = await seed(`${line} --json`);
    expect({ code, document }).toMatchObject({
      code: 0,
      document: { seeders: expected.map((seeder) => ({ seeder })) },
    });
  });

  it.each([
    [
      '--only',
      '✗ --only is for seeders that are named, without what they depend on.\n→ Name them, or a group',
    ],
    [
      'TagSeeder --except TagSeeder',
      '✗ TagSeeder is both to be run and to be left out.\n→ Leave out --except TagSeeder',
    ],
    [
      '--transaction all --continue-on-error',
      '✗ --transaction all and --continue-on-error rule each other out: where all is one transaction, what fails takes the rest',
    ],
    ['--transaction some', '✗ --transaction takes one of each, all, none, not'],
    ['--group', "error: option '--group <name>' argument missing"],
  ])('refuses %s', async (line, problem) => {
    const { code, stdout, stderr } = await seed(line);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(problem),
    });
    expect(await counts()).toEqual([{ tags: 0, notes: 0 }]);
  });

  it('goes on after a failure where it is told to, and exits with 1 all the same', async () => {
    const { code, lines, stderr } = await seed(
      'FailingSeeder LateSeeder NoteSeeder --continue-on-error --random-seed 7',
    );
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        'Seeding with the random seed 7.',
        '  ✗ FailingSeeder <ms>',
        '  - LateSeeder     what it depends on has failed',
        '  ✓ TagSeeder <ms>  tags +1,200',
        '  ✓ NoteSeeder <ms>  notes +2 ~1, tags -1',
        'Seeded 1,202 rows in 2 tables, updated 1, deleted 1 in <ms>. Random seed 7.',
      ],
    });
    expect(stderr).toBe(
      '✗ 1 of the seeders failed, and what depends on them did not run; the others did.\n' +
        '  The seeder FailingSeeder failed: no such thing\n' +
        '  What FailingSeeder wrote is rolled back; what ran before it stays.\n' +
        '→ Mend them, then run `nest-cmd db:seed FailingSeeder --random-seed 7`.\n',
    );
  });

  it('gives the result of such a run with its error', async () => {
    const { code, document } = await seed(
      'FailingSeeder TagSeeder --continue-on-error --random-seed 7 --json',
    );
    expect(code).toBe(1);
    expect(document).toMatchObject({
      error: {
        code: 'SISKIN_SEEDERS_FAILED',
        failures: [{ seeder: 'FailingSeeder', randomSeed: 7 }],
        result: {
          randomSeed: 7,
          seeders: [{ seeder: 'FailingSeeder', failed: true }, { seeder: 'TagSeeder' }],
          rows: [{ table: 'tags', inserted: 1_200, updated: 0, deleted: 0 }],
        },
      },
    });
  });

  it('stops at a failure otherwise, and names the random seed', async () => {
    const { code, lines, stderr } = await seed('TagSeeder FailingSeeder QuietSeeder --random-seed 7');
    expect({ code, lines }).toEqual({
      code: 1,
      lines: ['Seeding with the random seed 7.', '  ✓ TagSeeder <ms>  tags +1,200', '  ✗ FailingSeeder <ms>'],
    });
    expect(stderr).toContain('→ Mend it, then run `nest-cmd db:seed FailingSeeder --random-seed 7`.');
    expect(await counts()).toEqual([{ tags: 1_200, notes: 0 }]);
  });

  it('keeps nothing of a run in one transaction that fails', async () => {
    const { code, stderr } = await seed('TagSeeder FailingSeeder --transaction all');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('All that the run wrote is rolled back.'),
    });
    expect(await counts()).toEqual([{ tags: 0, notes: 0 }]);
  });

  it('does without a transaction, and can not tell what was written', async () => {
    const { code, lines } = await seed('NoteSeeder --transaction none --random-seed 1');
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [
        'Seeding with the random seed 1.',
        '  ✓ TagSeeder <ms>',
        '  ✓ NoteSeeder <ms>',
        'Seeded no known rows in <ms>, beside what 2 seeders wrote outside of a transaction. Random seed 1.',
      ],
    });
  });

  it('tries without keeping anything', async () => {
    const { code, lines } = await seed('--dry-run --random-seed 42');
    expect({ code, lines: lines.slice(-4) }).toEqual({
      code: 0,
      lines: [
        'Table  Inserted  Updated  Deleted',
        'notes         3        1',
        'tags      1,200                 1',
        'Nothing was kept: it was a dry run. Random seed 42.',
      ],
    });
    expect(lines[0]).toBe('Trying with the random seed 42.');
    expect(await counts()).toEqual([{ tags: 0, notes: 0 }]);
  });

  it('says nothing with --quiet', async () => {
    expect(await seed('--quiet')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('waits for a run of migrations as long as it is told to', async () => {
    const { lockKey } = await import('../../src/migrations/execution/advisory-lock.js');
    const key = lockKey({ table: 'siskin_migrations' });
    await lab.during(`set application_name = 'other'; select pg_advisory_lock(${key})`, async () => {
      const { code, stderr } = await seed('TagSeeder --lock-wait 0.2');
      expect({ code, stderr }).toEqual({
        code: 4,
        stderr: expect.stringMatching(
          /^Waiting for the lock of the migrations\. It is held by other .*\n✗ The lock of the migrations was not to be had within 0\.2 s\. It is held by other /,
        ),
      });
    });
    expect(await counts()).toEqual([{ tags: 0, notes: 0 }]);
  });
});
