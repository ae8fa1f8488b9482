import { InvalidOptionsError } from './errors/invalid-options.error.js';
import { resolveOptions, type SiskinOptions } from './siskin.options.js';

const defaults = {
  database: 'default',
  migrations: {
    recursive: false,
    fileName: '{timestamp}_{slug}',
    afterWrite: [],
    table: 'siskin_migrations',
    lockWait: 60_000,
    lock: 'auto',
    waitForDatabase: 0,
    transaction: 'each',
    lockTimeout: 5_000,
    lockRetries: 5,
    statementTimeout: 0,
    outOfOrder: 'allow',
    changed: 'refuse',
    onBootstrap: 'off',
  },
  seeders: { path: 'src/seeders', default: 'DatabaseSeeder' },
  factories: { path: 'src/factories' },
};

/** Options as plain JavaScript may give them, past the compiler. */
function faultsOf(options: unknown) {
  try {
    resolveOptions(options as SiskinOptions);
  } catch (error) {
    return (error as InvalidOptionsError).faults;
  }
  return [];
}

describe('resolveOptions', () => {
  it('fills in every default', () => {
    expect(resolveOptions()).toEqual(defaults);
    expect(resolveOptions({ migrations: { table: undefined }, seeders: undefined })).toEqual(defaults);
  });

  it('keeps what is given', () => {
    const migrations = { paths: ['a', 'b'], schema: 'ops', lockTimeout: 0, onBootstrap: 'migrate' as const };
    expect(resolveOptions({ migrations }).migrations).toEqual({ ...defaults.migrations, ...migrations });
  });

  it.each([
    ['a list', [], 'options: an object is expected, not []'],
    [
      'an unknown section',
      { migration: {} },
      'migration: there is no such option; known are migrations, seeders, factories',
    ],
    [
      'an unknown key',
      { factories: { paths: 'x' } },
      'factories.paths: there is no such option; known are path',
    ],
    [
      'an inherited name',
      { toString: 1 },
      'toString: there is no such option; known are migrations, seeders, factories',
    ],
    [
      'an empty search path',
      { migrations: { searchPath: [] } },
      'migrations.searchPath: a schema or a list of one or more is expected, not []',
    ],
    [
      'an empty role',
      { migrations: { role: '' } },
      "migrations.role: a non-empty string is expected, not ''",
    ],
    [
      'another transaction mode',
      { migrations: { transaction: 'none' } },
      `migrations.transaction: one of 'each', 'all' is expected, not 'none'`,
    ],
    ['a section that is none', { seeders: 'x' }, "seeders: an object is expected, not 'x'"],
    [
      'no folder',
      { migrations: { paths: [] } },
      'migrations.paths: a list of one or more folders is expected, not []',
    ],
    [
      'a template with an unknown token',
      { migrations: { fileName: '{stamp}_{slug}' } },
      'migrations.fileName: there is no token {stamp}; known are {rev} {slug} {timestamp} {epoch} {year} {month} {day} {hour} {minute} {second}',
    ],
    [
      'a template of folders that are not looked into',
      { migrations: { fileName: '{year}/{slug}', recursive: false } },
      'migrations.fileName: it holds a folder, and migrations are found in folders below only with migrations.recursive',
    ],
    [
      'an empty command',
      { migrations: { afterWrite: ['prettier --write', ' '] } },
      'migrations.afterWrite: a list of commands is expected, not ["prettier --write"," "]',
    ],
    [
      'a negative wait',
      { migrations: { lockWait: -1 } },
      'migrations.lockWait: a whole number of milliseconds is expected, not -1',
    ],
    [
      'a mode',
      { migrations: { onBootstrap: 'run' } },
      "migrations.onBootstrap: one of 'off', 'migrate', 'check' is expected, not 'run'",
    ],
  ])('refuses %s', (_what, options, fault) => {
    expect(faultsOf(options).map(({ key, problem }) => `${key}: ${problem}`)).toEqual([fault]);
  });

  it('reports all faults together', () => {
    expect(() => resolveOptions({ migrations: { table: '', lockWait: 1.5 }, seeders: { path: '' } })).toThrow(
      new InvalidOptionsError([
        { key: 'migrations.table', problem: "a non-empty string is expected, not ''" },
        { key: 'migrations.lockWait', problem: 'a whole number of milliseconds is expected, not 1.5' },
        { key: 'seeders.path', problem: "a non-empty string is expected, not ''" },
      ]),
    );
  });
});
