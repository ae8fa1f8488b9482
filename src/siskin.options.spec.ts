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
    autogenerate: {},
    lint: {},
    onBootstrap: 'off',
  },
  seeders: { path: 'src/seeders', paths: [], default: 'DatabaseSeeder', transaction: 'each' },
  factories: { path: 'src/factories', locale: 'en', generators: 1 },
  prohibitDestructive: false,
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

  it('keeps what is given outside sections', () => {
    expect(resolveOptions({ prohibitDestructive: true })).toEqual({ ...defaults, prohibitDestructive: true });
  });

  it.each([
    ['a list', [], 'options: an object is expected, not []'],
    [
      'an unknown section',
      { migration: {} },
      'migration: there is no such option; known are migrations, seeders, factories, prohibitDestructive',
    ],
    [
      'a flag that is none',
      { prohibitDestructive: 'yes' },
      "prohibitDestructive: true or false is expected, not 'yes'",
    ],
    [
      'an unknown key',
      { factories: { paths: 'x' } },
      'factories.paths: there is no such option; known are path, locale, generators',
    ],
    [
      'an inherited name',
      { toString: 1 },
      'toString: there is no such option; known are migrations, seeders, factories, prohibitDestructive',
    ],
    [
      'a rule of the lint that there is none of',
      { migrations: { lint: { ignore: ['drop-column', 'drop-it'] } } },
      "migrations.lint.ignore: a list of rules of the lint is expected, not 'drop-it'",
    ],
    [
      'no list of rules of the lint',
      { migrations: { lint: { ignore: 'drop-column' } } },
      "migrations.lint.ignore: a list of rules of the lint is expected, not 'drop-column'",
    ],
    [
      'another key of the lint',
      { migrations: { lint: { rules: [] } } },
      'migrations.lint.rules: there is no such option; known are ignore, from',
    ],
    [
      'an empty revision of the lint',
      { migrations: { lint: { from: '' } } },
      "migrations.lint.from: a non-empty string is expected, not ''",
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
    [
      'a locale that is none of faker',
      { factories: { locale: 'de-CH' } },
      "factories.locale: a locale of faker such as 'de_CH', or a list of one or more, is expected, not 'de-CH'",
    ],
    [
      'generators that there are none of',
      { factories: { generators: 2 } },
      'factories.generators: one of 1 is expected, not 2',
    ],
    [
      'no locale',
      { factories: { locale: [] } },
      "factories.locale: a locale of faker such as 'de_CH', or a list of one or more, is expected, not []",
    ],
    [
      'folders of seeders that are none',
      { seeders: { paths: 'src/seeders' } },
      "seeders.paths: a list of one or more folders is expected, not 'src/seeders'",
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
