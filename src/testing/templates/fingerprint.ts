import { Utils, type MikroORM } from '@mikro-orm/core';

import { describeFiles } from '../../migrations/fingerprint/describe-files.js';
import { describeMigrations, versionedOf } from '../../migrations/fingerprint/describe-migrations.js';
import { describeNaming } from '../../migrations/fingerprint/describe-naming.js';
import { hash } from '../../migrations/fingerprint/hash.js';
import { MigrationStore } from '../../migrations/migration-store.js';
import { COMPILER_VERSION } from '../../migrations/operations/compiler-version.js';
import { packageVersion } from '../../package-version.js';
import type { ResolvedSiskinOptions } from '../../siskin.options.js';
import { onceInRun } from '../server/run-folder.js';
import { describeEntities } from './describe-entities.js';

/** To be raised whenever a template is to be built in another way. */
const FORMAT = 1;

/** What a database of the application is migrated with. */
export interface FingerprintSource {
  readonly orm: MikroORM;
  readonly options: ResolvedSiskinOptions;
}

/** What a template is seeded with. */
export interface SeedingSource {
  /** Those that are asked for, in their order. */
  readonly seeders: readonly string[];
  /** All classes whose code decides on the rows: the seeders of the application, as they may call each other, and the factories. */
  readonly classes: readonly Function[];
  readonly randomSeed?: number;
  /** What else decides on them, such as the text of files that seeders read. Default: nothing. */
  readonly also?: readonly string[];
}

/** What a template is built on. */
export interface FingerprintGround {
  /** `TestServer.facts.version`. */
  readonly serverVersion: number;
  /** The run in which the migrations stay what they are, so that they are compiled once in it. Default: none. */
  readonly run?: string | undefined;
}

/**
 * SHA-256, in hexadecimal, of all that decides on what is in a template: the migrations; the settings of the ledger; the
 * versions of the server, of MikroORM and of this package; for seeders their code, that of the factories, and the entities.
 *
 * Migrations count by the text of their files where that is all, which is found without loading them. Otherwise all of them are
 * compiled, and count by their statements, and those that read, or compile to something else each time, by their text beside.
 *
 * Needs no database. It does not see what seeders, and migrations after a read, take from other modules or files.
 *
 * @param seeding undefined where nothing is seeded.
 * @throws MigrationFolderError; where migrations are compiled what loading them throws.
 */
export async function fingerprintOf(
  source: FingerprintSource,
  seeding: SeedingSource | undefined,
  { serverVersion, run }: FingerprintGround,
): Promise<string> {
  const { orm, options } = source;
  const { table, schema, role, searchPath } = options.migrations;
  return hash([
    [FORMAT, COMPILER_VERSION, packageVersion(), Utils.getORMVersion(), serverVersion],
    { table, schema, role, searchPath },
    await printMigrations(source, run),
    seeding === undefined ? [] : describeSeeding(orm, seeding),
  ]);
}

async function printMigrations(
  { orm, options }: FingerprintSource,
  run: string | undefined,
): Promise<string> {
  const store = new MigrationStore(orm, options.migrations);
  const { selfContained, texts } = await describeFiles(store.folders, options.migrations.recursive);
  const text = hash([texts, describeNaming(store.naming)]);
  return selfContained ? text : onceInRun(run, text, async () => hash(await describeHistory(store)));
}

async function describeHistory(store: MigrationStore) {
  const history = await store.readFiles();
  return describeMigrations([...versionedOf(history), ...history.repeatables], store.naming);
}

function describeSeeding(orm: MikroORM, { seeders, classes, randomSeed, also = [] }: SeedingSource) {
  const sources = classes.map((type) => [type.name, type.toString()]);
  return [seeders, randomSeed, process.env['NODE_ENV'], sources.sort(byName), describeEntities(orm), also];
}

function byName([one = '']: readonly string[], [other = '']: readonly string[]): number {
  return one < other ? -1 : Number(one > other);
}
