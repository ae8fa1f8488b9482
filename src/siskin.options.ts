import { InvalidOptionsError, type OptionFault } from './errors/invalid-options.error.js';
import type { TransactionMode } from './migrations/execution/together/all-or-nothing.js';
import type { LockMode } from './migrations/execution/with-lock.js';
import { migrationFolders } from './migrations/files/migration-folders.js';
import { fileNameProblem } from './migrations/files/writing/file-name.js';
import { DEFAULT_DATABASE } from './siskin.constants.js';

/** Options of `SiskinModule.forRoot` and of what the factory of `forRootAsync` returns. All have defaults. */
export interface SiskinOptions {
  migrations?: MigrationOptions;
  seeders?: SeederOptions;
  factories?: FactoryOptions;
}

export interface MigrationOptions {
  /**
   * Folders that hold migrations, absolute or relative to the working directory. `join(import.meta.dirname, 'migrations')`
   * serves both the TypeScript sources and the compiled application.
   *
   * Default: `['src/migrations']`, or `['dist/migrations']` where there is no such source or `NODE_ENV` is `production`;
   * `src/NAME/migrations` likewise where the module has a `contextName`.
   */
  paths?: readonly string[];
  /**
   * Whether migrations are looked for in the folders below `paths` too. The files below one of `paths` are then one
   * list, in the order of their paths. Default: false.
   */
  recursive?: boolean;
  /**
   * How the files of new migrations are named, without their extension: text with the tokens `{timestamp}`, `{slug}`,
   * `{rev}`, `{epoch}`, `{year}`, `{month}`, `{day}`, `{hour}`, `{minute}` and `{second}`, all in UTC. With `recursive` it may
   * hold folders: `{year}/{month}/{timestamp}_{slug}`. Default: `{timestamp}_{slug}`.
   */
  fileName?: string;
  /**
   * Commands to run on each new migration, one after another and without a shell, such as `prettier --write {file}`:
   * `{file}` is its path, which is appended where it is left out. Programs are found in `node_modules/.bin`, too. One that
   * fails is reported and the file stays. Default: none.
   */
  afterWrite?: readonly string[];
  /** Name of the ledger table. Default: `siskin_migrations`. */
  table?: string;
  /** Schema of the ledger table. Default: the first one of `searchPath`, or of the connection's `search_path`. */
  schema?: string;
  /**
   * Role that migrations are run as and the ledger is read as, by `set role`, so that it owns what they create, the ledger
   * included. The login has to be a member of it. Not behind a pooler in transaction mode. Default: the login itself.
   */
  role?: string;
  /**
   * Schema, or schemas, in which names without one are looked for; things are created in the first, the ledger too unless
   * `schema` says otherwise. The first has to be there. `$user` is the schema that is named after the user. Not behind a
   * pooler in transaction mode. Default: what the connection has.
   */
  searchPath?: string | readonly string[];
  /** How long to wait for another run to end, in milliseconds. Default: 60,000. */
  lockWait?: number;
  /**
   * How a run keeps others away. Runs that do so in different ways keep each other away, too.
   *
   * - `'auto'`, the default: an advisory lock of PostgreSQL's, which goes with its session; behind a pooler in transaction mode, and
   *   where there are no such locks, a lease.
   * - `'session'`: that lock, or a LockNotHeldError where it does not hold.
   * - `'lease'`: a row beside the ledger, valid for 30 seconds and renewed every 5. Another run takes it over when it has
   *   expired, and whoever has lost it can't commit.
   */
  lock?: LockMode;
  /**
   * How long to try again while the server can't be reached, as while it starts beside the application, in milliseconds;
   * 0, the default, is not at all. A wrong password or a missing database is not waited for.
   */
  waitForDatabase?: number;
  /**
   * What is one transaction; a run may say otherwise.
   *
   * - `'each'`, the default: each migration; where one fails, those before it stay.
   * - `'all'`: the whole run, its repeatable migrations included: all or nothing. Refused before anything runs where one of
   *   them can't be in a transaction.
   */
  transaction?: TransactionMode;
  /** PostgreSQL's `lock_timeout` inside the transaction of a migration, in milliseconds; 0 is none. Default: 5,000. */
  lockTimeout?: number;
  /**
   * How often a migration, or a statement of one outside a transaction, is tried again that was not given its locks in time or
   * met a deadlock. The pauses begin at half a second and double, up to 30 s. Default: 5; 0 is never.
   */
  lockRetries?: number;
  /** PostgreSQL's `statement_timeout` for each statement of a migration, in milliseconds; 0, the default, is none. */
  statementTimeout?: number;
  /**
   * What to do with pending revisions that applied ones stand on, as a branch leaves behind that is merged late.
   *
   * - `'allow'`, the default: apply them, and name them in the result.
   * - `'warn'`: warn of them as well.
   * - `'refuse'`: apply nothing.
   */
  outOfOrder?: OutOfOrderMode;
  /**
   * What to do with applied revisions whose statements are others by now. All of them are compiled for it at each
   * `db:migrate`, without the database and up to their first read: migrations must do nothing but what they do through `op`.
   *
   * - `'refuse'`, the default: apply nothing, and show the difference.
   * - `'warn'`: warn of them, and apply what is pending.
   * - `'allow'`: do not look.
   */
  changed?: ChangedMode;
  /**
   * What to do while the application boots; a command line run never does any of it.
   *
   * - `'migrate'`: apply what is pending, or wait until another replica has.
   * - `'check'`: refuse to start while anything is pending, or where the database is newer than the code.
   * - `'off'`, the default: nothing.
   */
  onBootstrap?: BootstrapMode;
}

export type BootstrapMode = 'off' | 'migrate' | 'check';
export type OutOfOrderMode = 'allow' | 'warn' | 'refuse';
export type ChangedMode = 'refuse' | 'warn' | 'allow';

export interface SeederOptions {
  /** Folder that `make:seeder` writes to. Default: `src/seeders`, with a `contextName` `src/NAME/seeders`. */
  path?: string;
  /** The seeder that runs when none is named. Default: `DatabaseSeeder`. */
  default?: string;
}

export interface FactoryOptions {
  /** Folder that `make:factory` writes to. Default: `src/factories`, with a `contextName` `src/NAME/factories`. */
  path?: string;
}

/** What is left open where it is not given. */
type Optional = 'schema' | 'paths' | 'role' | 'searchPath';

/**
 * {@link SiskinOptions} with every default filled in; `migrations.paths` of the unnamed database is left open where none was
 * given.
 */
export interface ResolvedSiskinOptions {
  /** The `contextName` of the module, or `default`. */
  database: string;
  migrations: Required<Omit<MigrationOptions, Optional>> & Pick<MigrationOptions, Optional>;
  seeders: Required<SeederOptions>;
  factories: Required<FactoryOptions>;
}

const BOOTSTRAP_MODES: BootstrapMode[] = ['off', 'migrate', 'check'];
const LOCK_MODES: LockMode[] = ['auto', 'session', 'lease'];
const TRANSACTION_MODES: TransactionMode[] = ['each', 'all'];
const OUT_OF_ORDER_MODES: OutOfOrderMode[] = ['allow', 'warn', 'refuse'];
const CHANGED_MODES: ChangedMode[] = ['refuse', 'warn', 'allow'];

/** Why a value is wrong, in the section that it belongs to; undefined where it is fine. */
type Rule = (value: unknown, section: Record<string, unknown>) => string | undefined;

const text: Rule = (value) =>
  typeof value === 'string' && value !== ''
    ? undefined
    : `a non-empty string is expected, not ${show(value)}`;
const milliseconds: Rule = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? undefined
    : `a whole number of milliseconds is expected, not ${show(value)}`;
const wholeNumber: Rule = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? undefined
    : `a whole number is expected, not ${show(value)}`;
const texts: Rule = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '')
    ? undefined
    : `a list of one or more folders is expected, not ${show(value)}`;
const schemas: Rule = (value) =>
  (typeof value === 'string' ? value !== '' : texts(value, {}) === undefined)
    ? undefined
    : `a schema or a list of one or more is expected, not ${show(value)}`;
const fileName: Rule = (value, section) =>
  typeof value === 'string'
    ? fileNameProblem(value, section['recursive'] === true)
    : `a template such as '{timestamp}_{slug}' is expected, not ${show(value)}`;
const commands: Rule = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '')
    ? undefined
    : `a list of commands is expected, not ${show(value)}`;
const flag: Rule = (value) =>
  typeof value === 'boolean' ? undefined : `true or false is expected, not ${show(value)}`;
const oneOf =
  (modes: readonly unknown[]): Rule =>
  (value) =>
    modes.includes(value)
      ? undefined
      : `one of ${modes.map(show).join(', ')} is expected, not ${show(value)}`;

const RULES: Record<keyof SiskinOptions, Record<string, Rule>> = {
  migrations: {
    paths: texts,
    recursive: flag,
    fileName,
    afterWrite: commands,
    table: text,
    schema: text,
    role: text,
    searchPath: schemas,
    lockWait: milliseconds,
    lock: oneOf(LOCK_MODES),
    waitForDatabase: milliseconds,
    transaction: oneOf(TRANSACTION_MODES),
    lockTimeout: milliseconds,
    lockRetries: wholeNumber,
    statementTimeout: milliseconds,
    outOfOrder: oneOf(OUT_OF_ORDER_MODES),
    changed: oneOf(CHANGED_MODES),
    onBootstrap: oneOf(BOOTSTRAP_MODES),
  },
  seeders: { path: text, default: text },
  factories: { path: text },
};

/**
 * Checks options that come from outside the type system and fills in the defaults.
 *
 * @param database its folders are below one of this name, unless it is the unnamed one: histories don't mix by omission.
 * @throws InvalidOptionsError naming every fault at once, each with its key.
 */
export function resolveOptions(
  options: SiskinOptions = {},
  database = DEFAULT_DATABASE,
): ResolvedSiskinOptions {
  const faults = findFaults(options);
  if (faults.length > 0) {
    throw new InvalidOptionsError(faults);
  }

  const isNamed = database !== DEFAULT_DATABASE;
  const folder = isNamed ? `src/${database}` : 'src';
  return {
    database,
    migrations: {
      ...(isNamed && { paths: migrationFolders(undefined, `${database}/migrations`) }),
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
      ...withoutUndefined(options.migrations),
    },
    seeders: { path: `${folder}/seeders`, default: 'DatabaseSeeder', ...withoutUndefined(options.seeders) },
    factories: { path: `${folder}/factories`, ...withoutUndefined(options.factories) },
  };
}

function findFaults(options: unknown): OptionFault[] {
  if (!isRecord(options)) {
    return [{ key: 'options', problem: `an object is expected, not ${show(options)}` }];
  }
  return checkKeys(options, RULES, '', (section, value, key) => {
    if (!isRecord(value)) {
      return [{ key, problem: `an object is expected, not ${show(value)}` }];
    }
    return checkKeys(value, section, `${key}.`, (rule, item, itemKey) => {
      const problem = rule(item, value);
      return problem === undefined ? [] : [{ key: itemKey, problem }];
    });
  });
}

/** Reports unknown keys, skips those that are undefined, and hands the others to `check`. */
function checkKeys<T>(
  value: Record<string, unknown>,
  known: Record<string, T>,
  prefix: string,
  check: (rule: T, value: unknown, key: string) => OptionFault[],
): OptionFault[] {
  return Object.entries(value).flatMap(([name, item]) => {
    const key = `${prefix}${name}`;
    const rule = Object.hasOwn(known, name) ? known[name] : undefined;
    if (rule === undefined) {
      return [{ key, problem: `there is no such option; known are ${Object.keys(known).join(', ')}` }];
    }
    return item === undefined ? [] : check(rule, item, key);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutUndefined<T extends object>(options: T | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(options ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
}
