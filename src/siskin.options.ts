import { InvalidOptionsError } from './errors/invalid-options.error.js';
import { GENERATORS_VERSION, type GeneratorsVersion } from './factories/random/place-random.js';
import type { AutogenerateSettings } from './migrations/autogenerate/settings.js';
import type { TransactionMode } from './migrations/execution/together/all-or-nothing.js';
import type { LockMode } from './migrations/execution/with-lock.js';
import { migrationFolders } from './migrations/files/migration-folders.js';
import type { LintSettings } from './migrations/lint/lint-settings.js';
import { findOptionFaults } from './option-rules.js';
import type { SeedTransactionMode } from './seeders/seed-transactions.js';
import { DEFAULT_DATABASE } from './siskin.constants.js';

/** Options of `SiskinModule.forRoot` and of what the factory of `forRootAsync` returns. All have defaults. */
export interface SiskinOptions {
  migrations?: MigrationOptions;
  seeders?: SeederOptions;
  factories?: FactoryOptions;
  /**
   * Whether what takes data away is ruled out, `--force` or not: `rollback`, `reset`, `refresh`, `fresh`, `wipe`, `stamp` with
   * `purge`, seeding, and to drop the database. Such as `process.env.NODE_ENV === 'production'`. Default: false.
   */
  prohibitDestructive?: boolean;
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
  /** What `db:lint` leaves out. Default: nothing. */
  lint?: LintSettings;
  /**
   * What to do while the application boots; a command line run never does any of it.
   *
   * - `'migrate'`: apply what is pending, or wait until another replica has.
   * - `'check'`: refuse to start while anything is pending, or where the database is newer than the code.
   * - `'off'`, the default: nothing.
   */
  onBootstrap?: BootstrapMode;
  /** How migrations are written from entities, and what is compared. */
  autogenerate?: AutogenerateSettings;
}

export type BootstrapMode = 'off' | 'migrate' | 'check';
export type OutOfOrderMode = 'allow' | 'warn' | 'refuse';
export type ChangedMode = 'refuse' | 'warn' | 'allow';

export interface SeederOptions {
  /** Folder that `make:seeder` writes to. Default: `src/seeders`, with a `contextName` `src/NAME/seeders`. */
  path?: string;
  /**
   * Folders that hold seeders, absolute or relative to the working directory: in them and all folders below, each class with
   * `@Seeder()` that a file `*.seeder.ts`, `.mts`, `.js` or `.mjs` exports is a seeder without being listed among any providers. It is
   * given what global modules export. Default: none, so that providers alone are seeders.
   */
  paths?: readonly string[];
  /** The seeder that runs when none is named. Default: `DatabaseSeeder`. */
  default?: string;
  /**
   * What is one transaction; a run may say otherwise.
   *
   * - `'each'`, the default: each seeder, with those that it calls; where one fails, those before it stay;
   * - `'all'`: the whole run, all or nothing;
   * - `false`: nothing but the statements themselves.
   */
  transaction?: SeedTransactionMode;
}

export interface FactoryOptions {
  /** Folder that `make:factory` writes to. Default: `src/factories`, with a `contextName` `src/NAME/factories`. */
  path?: string;
  /**
   * Locale of faker, such as `'de'`, or several: `['de_CH', 'de']`. Each fills in what those before it lack, and English what is left.
   * One that faker lacks is an UnknownLocaleError when a factory first needs it. Default: `'en'`.
   */
  locale?: string | readonly string[];
  /**
   * Version of the generators that values are drawn by: with the same one, the same random seed gives the same values after an upgrade
   * of Siskin, too. Default: the newest one, `GENERATORS_VERSION`.
   */
  generators?: GeneratorsVersion;
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
  prohibitDestructive: boolean;
}

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
  const faults = findOptionFaults(options);
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
      lint: {},
      onBootstrap: 'off',
      autogenerate: {},
      ...withoutUndefined(options.migrations),
    },
    seeders: {
      path: `${folder}/seeders`,
      paths: [],
      default: 'DatabaseSeeder',
      transaction: 'each',
      ...withoutUndefined(options.seeders),
    },
    factories: {
      path: `${folder}/factories`,
      locale: 'en',
      generators: GENERATORS_VERSION,
      ...withoutUndefined(options.factories),
    },
    prohibitDestructive: options.prohibitDestructive ?? false,
  };
}

function withoutUndefined<T extends object>(options: T | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(options ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
