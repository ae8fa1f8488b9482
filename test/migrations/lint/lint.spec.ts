import { InvalidMigrationFilesError, UnknownRevisionError } from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import type { MigrationSources } from '../../fixtures/migration-files.js';

let lab: Lab;
beforeEach(async () => (lab = await Lab.open()));
afterEach(() => lab.close());

const TABLE: MigrationSources = {
  '1_users': {
    change(op) {
      op.createTable('users', (t) => {
        t.bigint('id').primaryKey();
        t.text('email');
      });
    },
  },
};
const INDEX: MigrationSources = {
  '2_index': {
    change(op) {
      op.createIndex('users', ['email']);
    },
  },
};

const rules = ({ findings }: { findings: readonly { rule: string }[] }) => findings.map(({ rule }) => rule);

describe('lint', () => {
  it('looks at what is pending; a table that the same run makes is used by nobody', async () => {
    const service = await lab.with({ ...TABLE, ...INDEX });
    expect(await service.lint()).toMatchObject({
      migrations: [
        { name: '1_users', looked: 'whole', findings: [], allowed: [] },
        { name: '2_index', looked: 'whole', findings: [], allowed: [] },
      ],
      errors: 0,
      warnings: 0,
    });

    await service.migrate({ target: '1' });
    const { migrations, errors } = await service.lint();
    expect(migrations.map((migration) => [migration.name, rules(migration)])).toEqual([
      ['2_index', ['index-not-concurrently']],
    ]);
    expect(errors).toBe(1);

    await service.migrate();
    expect((await service.lint()).migrations).toEqual([]);
  });

  it('looks at all without a database, each by itself, and up to a target', async () => {
    const folder = await lab.folder({ ...TABLE, ...INDEX });
    const service = await lab.on([folder]);
    await lab.database.drop();
    const { migrations } = await service.lint({ all: true });
    expect(migrations.map(rules)).toEqual([[], ['index-not-concurrently']]);
    const below = await service.lint({ all: true, target: '1' });
    expect(below.migrations.map(({ name }) => name)).toEqual(['1_users']);
  });

  it('allows what a migration says, with its reason, and finds allowances for nothing', async () => {
    const lint = { 'drop-column': 'nobody reads it', cascade: 'so', nonsense: 'why' };
    const service = await lab.with({
      ...TABLE,
      '2_drop': `import { Migration } from 'siskin';
        export default class extends Migration {
          static lint = ${JSON.stringify(lint)};
          change(op) { op.dropColumn('users', (t) => t.text('email')); }
        }`,
    });
    const { migrations, errors, warnings } = await service.lint({ all: true });
    expect(migrations[1]).toMatchObject({
      allowed: [{ rule: 'drop-column', what: 'drop column users.email', reason: 'nobody reads it' }],
      findings: [
        { rule: 'unused-allowance', what: 'cascade is allowed and does not occur' },
        { rule: 'unused-allowance', what: 'nonsense is allowed, and there is no such rule' },
      ],
    });
    expect([errors, warnings]).toEqual([0, 2]);
  });

  it('reads SQL files, and what they allow', async () => {
    const service = await lab.with({
      ...TABLE,
      '2_drop.sql':
        '-- lint: drop-column nobody reads it\n-- up\nalter table users drop email, drop id cascade;\n',
    });
    const { migrations } = await service.lint({ all: true });
    expect(migrations[1]?.allowed.map(({ what }) => what)).toEqual([
      'drop column users.email',
      'drop column users.id',
    ]);
    expect(migrations[1] && rules(migrations[1])).toEqual(['cascade', 'irreversible']);
  });

  it.each([
    ['an up without a down', 'up(op) { op.sql("select 1"); }'],
    ['a change that can not be inverted', 'change(op) { op.sql("select 1"); }'],
  ])('warns of %s', async (_what, method) => {
    const text = `import { Migration } from 'siskin'; export default class extends Migration { ${method} }`;
    const { migrations, warnings } = await (await lab.with({ '1_a': text })).lint({ all: true });
    expect([migrations.map(rules), warnings]).toEqual([[['irreversible']], 1]);
  });

  it('looks at a migration up to its first read, and says so', async () => {
    const service = await lab.with({
      ...TABLE,
      '2_reads': {
        async up(op) {
          op.dropColumn('users', 'email');
          await op.rows('select 1');
          op.dropTable('users');
        },
      },
      '3_fails': {
        up() {
          throw new Error('not without a database');
        },
        down() {},
      },
    });
    const { migrations } = await service.lint({ all: true });
    expect(migrations.slice(1)).toMatchObject([
      { looked: 'partly', waitsFor: 'select 1', findings: [{ rule: 'drop-column' }] },
      { looked: 'partly', findings: [] },
    ]);
    expect(migrations[2]).not.toHaveProperty('waitsFor');
  });

  it('knows what the option leaves out', async () => {
    const folder = await lab.folder({ ...TABLE, ...INDEX });
    const ignoring = await lab.on([folder], { lint: { ignore: ['index-not-concurrently'] } });
    expect((await ignoring.lint({ all: true })).migrations.map(rules)).toEqual([[], []]);
    const beginning = await lab.on([folder], { lint: { from: '2' } });
    expect((await beginning.lint({ all: true })).migrations.map(({ name }) => name)).toEqual(['2_index']);
    const lost = await lab.on([folder], { lint: { from: 'nowhere' } });
    await rejection(lost.lint({ all: true }), UnknownRevisionError);
  });

  it('follows what it does not look at', async () => {
    const service = await lab.with(
      {
        ...TABLE,
        '2_check': {
          change(op) {
            op.addCheck('users', 'there', 'email is not null', { notValid: true });
          },
        },
        '3_validate': {
          change(op) {
            op.validateConstraint('users', 'there');
          },
        },
        '4_set': {
          change(op) {
            op.alterColumn('users', 'email', { nullable: false });
          },
        },
      },
      { lint: { from: '4' } },
    );
    expect(await service.lint({ all: true })).toMatchObject({ migrations: [{ findings: [] }] });
  });

  it('wants a reason for what is allowed', async () => {
    const text = `import { Migration } from 'siskin';
      export default class extends Migration { static lint = { truncate: '' }; change() {} }`;
    const error = await rejection(
      (await lab.with({ '1_a': text })).lint({ all: true }),
      InvalidMigrationFilesError,
    );
    expect(error.message).toContain(
      "static lint is not an object with a reason for each rule, such as { 'drop-column': 'no code reads it' }",
    );
  });
});
