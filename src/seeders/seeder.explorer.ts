import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import { findDatabases } from '../discovery/application-databases.js';
import { type DecoratedProvider, findDecorated } from '../discovery/decorated-providers.js';
import { UnknownDatabaseError } from '../errors/unknown-database.error.js';
import { DEFAULT_DATABASE, SISKIN_OPTIONS } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { SeederCatalogue } from './seeder-catalogue.js';
import type { SeederRunner } from './seeder-runner.js';
import { SEEDER_METADATA, type SeederSettings } from './seeder.decorator.js';

interface FoundSeeder {
  readonly provider: DecoratedProvider;
  readonly settings: SeederSettings;
  readonly database: string;
}

/** Finds the seeders of a database among the application's providers, whichever module declares them. */
@Injectable()
export class SeederExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly modules: ModulesContainer,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
  ) {}

  /**
   * @throws DuplicateSeederError where two classes of the database have the same name.
   * @throws ScopedProviderError where one is request-scoped or transient.
   * @throws UnknownDatabaseError where one, of whichever database, names a database that the application lacks.
   */
  explore(): SeederCatalogue {
    const { database } = this.options;
    const found = this.#find();
    const own = found.filter((seeder) => seeder.database === database);
    return new SeederCatalogue(
      database,
      own.map(({ provider, settings }) => ({
        type: provider.type,
        settings,
        instance: provider.instance() as SeederRunner,
      })),
      found
        .filter((seeder) => !own.includes(seeder))
        .map((seeder) => ({ type: seeder.provider.type, database: seeder.database })),
    );
  }

  #find(): FoundSeeder[] {
    const known = findDatabases(this.modules).map(({ name }) => name);
    const [home = DEFAULT_DATABASE] = known.length === 1 ? known : [];
    return findDecorated(this.discovery, SEEDER_METADATA).map((provider) => {
      const settings = Reflect.getMetadata(SEEDER_METADATA, provider.type) as SeederSettings;
      const { database = home } = settings;
      if (settings.database !== undefined && !known.includes(database)) {
        throw new UnknownDatabaseError(database, known, provider.type.name);
      }
      return { provider, settings, database };
    });
  }
}
