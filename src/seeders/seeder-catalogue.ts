import { DuplicateSeederError } from '../errors/duplicate-seeder.error.js';
import { SeederNotProvidedError } from '../errors/seeder-not-provided.error.js';
import { SeederOfOtherDatabaseError } from '../errors/seeder-of-other-database.error.js';
import { UnknownSeederError } from '../errors/unknown-seeder.error.js';
import type { SeederClass, SeederRunner, SeederTarget } from './seeder-runner.js';
import type { SeederSettings } from './seeder.decorator.js';

/** A seeder among the providers of the application. */
export interface KnownSeeder {
  readonly name: string;
  readonly type: Function;
  readonly settings: SeederSettings;
  readonly dependencies: readonly KnownSeeder[];
  readonly instance: SeederRunner;
}

/** What the catalogue is made of: a seeder whose dependencies are still classes. */
export type SeederEntry = Omit<KnownSeeder, 'name' | 'dependencies'>;

/** A seeder that another database has. */
export interface ForeignSeeder {
  readonly type: Function;
  readonly database: string;
}

/** The seeders of one database of the application, each with those that it depends on. */
export class SeederCatalogue {
  readonly #seeders = new Map<string, KnownSeeder>();

  /** @throws DuplicateSeederError where two classes have the same name. */
  constructor(
    private readonly database: string,
    entries: readonly SeederEntry[],
    private readonly foreign: readonly ForeignSeeder[] = [],
  ) {
    for (const entry of entries) {
      if (this.#seeders.has(entry.type.name)) {
        throw new DuplicateSeederError(entry.type.name);
      }
      this.#seeders.set(entry.type.name, this.#know(entry));
    }
  }

  all(): KnownSeeder[] {
    return [...this.#seeders.values()];
  }

  /**
   * @throws UnknownSeederError, or for a class SeederNotProvidedError, where one of them is not in the catalogue.
   * @throws SeederOfOtherDatabaseError where it is in that of another database.
   */
  pick(target: SeederTarget): KnownSeeder[] {
    return [target]
      .flat()
      .map((seeder) => (typeof seeder === 'string' ? this.#named(seeder) : this.#ofType(seeder)));
  }

  #named(name: string): KnownSeeder {
    const seeder = this.#seeders.get(name);
    if (seeder === undefined) {
      this.#ensureNotForeign(({ type }) => type.name === name);
      throw new UnknownSeederError(name, [...this.#seeders.keys()]);
    }
    return seeder;
  }

  #ofType(type: SeederClass): KnownSeeder {
    const seeder = this.#seeders.get(type.name);
    if (seeder?.type !== type) {
      this.#ensureNotForeign((other) => other.type === type);
      throw new SeederNotProvidedError(type.name);
    }
    return seeder;
  }

  #ensureNotForeign(isMeant: (seeder: ForeignSeeder) => boolean): void {
    const found = this.foreign.find(isMeant);
    if (found !== undefined) {
      throw new SeederOfOtherDatabaseError(found.type.name, found.database, this.database);
    }
  }

  /** Looks dependencies up when they are asked for: the catalogue is complete by then. */
  #know(entry: SeederEntry): KnownSeeder {
    const pick = (target: SeederTarget) => this.pick(target);
    return {
      ...entry,
      name: entry.type.name,
      get dependencies() {
        return pick(entry.settings.dependsOn ?? []);
      },
    };
  }
}
