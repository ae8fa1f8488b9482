import { SeederNotOnceError } from '../errors/seeder-not-once.error.js';
import { UnknownSeederGroupError } from '../errors/unknown-seeder-group.error.js';
import type { KnownSeeder, SeederCatalogue } from './seeder-catalogue.js';
import { orderSeeders } from './seeder-order.js';
import type { SeederTarget } from './seeder-runner.js';

/** Which seeders a run is for. */
export interface SeedSelection {
  /** Seeders that belong to one of these groups, beside those that are named. Default: none. */
  groups?: readonly string[];
  /** Whether those that were named run alone, without what they depend on. Default: false. */
  only?: boolean;
  /** Seeders that are left out, also where others depend on them or call them. Default: none. */
  except?: SeederTarget;
  /**
   * Seeders that run once, which run again whatever is recorded, and whose records are replaced; where nothing else is named
   * they are the ones to run. Default: none.
   */
  rerun?: SeederTarget;
}

/** What was selected of a catalogue. */
export interface SelectedSeeders {
  /** Those that were named, or belong to a group. */
  requested: readonly KnownSeeder[];
  /** All of the run, in their order; those that they will call are not known yet. */
  ordered: readonly KnownSeeder[];
  excepted: ReadonlySet<KnownSeeder>;
  /** Those that run again, whatever is recorded. */
  rerun: ReadonlySet<KnownSeeder>;
}

/**
 * @param otherwise what runs where nothing is named, nor a group.
 * @throws UnknownSeederError, SeederNotProvidedError, SeederOfOtherDatabaseError, UnknownSeederGroupError, SeederCycleError,
 *   SeederNotOnceError
 */
export function selectSeeders(
  catalogue: SeederCatalogue,
  target: SeederTarget | undefined,
  { groups = [], only = false, except = [], rerun = [] }: SeedSelection,
  otherwise: SeederTarget,
): SelectedSeeders {
  const excepted = new Set(catalogue.pick(except));
  const again = pickOnce(catalogue, rerun);
  const named = catalogue.pick(target ?? (groups.length > 0 ? [] : again.length > 0 ? rerun : otherwise));
  const grouped = groups.flatMap((group) => inGroup(catalogue, group));
  const requested = [...new Set([...named, ...grouped])];
  const wanted = [...new Set([...requested, ...again])].filter((seeder) => !excepted.has(seeder));
  const ordered = only ? wanted : orderSeeders(wanted, excepted);
  return { requested, ordered, excepted, rerun: new Set(again) };
}

/** Whether a seeder is one for the environment. */
export function isFor({ settings: { environments } }: KnownSeeder, environment: string): boolean {
  return environments === undefined || environments.includes(environment);
}

function pickOnce(catalogue: SeederCatalogue, rerun: SeederTarget): KnownSeeder[] {
  const again = catalogue.pick(rerun);
  const other = again.find(({ settings }) => settings.once !== true);
  if (other !== undefined) {
    throw new SeederNotOnceError(other.name);
  }
  return again;
}

function inGroup(catalogue: SeederCatalogue, group: string): KnownSeeder[] {
  const all = catalogue.all();
  const found = all.filter(({ settings }) => settings.groups?.includes(group));
  if (found.length === 0) {
    const known = new Set(all.flatMap(({ settings }) => settings.groups ?? []));
    throw new UnknownSeederGroupError(group, [...known]);
  }
  return found;
}
