import type { MikroORM } from '@mikro-orm/postgresql';

import { NothingToTruncateError } from '../../errors/nothing-to-truncate.error.js';
import { isFor, type SelectedSeeders } from '../seed-selection.js';
import type { KnownSeeder, SeederCatalogue } from '../seeder-catalogue.js';
import { keyOf, tablesOf, type EntityTable } from './entity-tables.js';

/** What a run empties before it seeds. */
export interface Truncation {
  readonly tables: readonly EntityTable[];
  /** Seeders that run once, and whose rows go. */
  readonly forgotten: readonly KnownSeeder[];
}

/**
 * The tables of the seeders of a run, without those that are for another environment. What they will call is not known
 * beforehand: a caller declares the entities of those.
 *
 * @throws NothingToTruncateError where none is declared; UnknownEntityError
 */
export function planTruncation(
  orm: MikroORM,
  catalogue: SeederCatalogue,
  { ordered }: SelectedSeeders,
  environment: string,
): Truncation {
  const running = ordered.filter((seeder) => isFor(seeder, environment));
  const tables = running.flatMap((seeder) => tablesOfSeeder(orm, seeder));
  if (tables.length === 0) {
    throw new NothingToTruncateError(running.map(({ name }) => name));
  }
  const emptied = new Map(tables.map((table) => [keyOf(table), table]));
  const isEmptied = (seeder: KnownSeeder) =>
    running.includes(seeder) || tablesOfSeeder(orm, seeder).some((table) => emptied.has(keyOf(table)));
  const forgotten = catalogue.all().filter((seeder) => seeder.settings.once && isEmptied(seeder));
  return { tables: [...emptied.values()], forgotten };
}

function tablesOfSeeder(orm: MikroORM, { settings }: KnownSeeder): EntityTable[] {
  return tablesOf(orm, settings.entities ?? []);
}
