import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, ModuleRef, ModulesContainer } from '@nestjs/core';
import { findDatabases } from '../discovery/application-databases.js';
import { findDecorated } from '../discovery/decorated-providers.js';
import { UnknownDatabaseError } from '../errors/unknown-database.error.js';
import { DEFAULT_DATABASE, SISKIN_OPTIONS } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { SeederFiles } from './discovery/seeder-files.js';
import { SeederCatalogue } from './seeder-catalogue.js';
import type { SeederRunner } from './seeder-runner.js';
import { SEEDER_METADATA, type SeederSettings } from './seeder.decorator.js';

/** A class with `@Seeder()`, wherever it comes from. */
interface SeederSource {
  readonly type: Function;
  instance(): Promise<SeederRunner> | SeederRunner;
}

interface FoundSeeder extends SeederSource {
  readonly settings: SeederSettings;
  readonly database: string;
}

/** Finds the seeders of a database: among the application's providers, whichever module declares them, and in `seeders.paths`. */
@Injectable()
export class SeederExplorer {
  readonly #files: SeederFiles;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly modules: ModulesContainer,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
    moduleRef: ModuleRef,
  ) {
    this.#files = new SeederFiles(options.seeders.paths, moduleRef, discovery);
  }

  /**
   * Files are loaded at the first call, those of this database are instantiated.
   *
   * @throws DuplicateSeederError where two classes of the database have the same name.
   * @throws ScopedProviderError where one is request-scoped or transient.
   * @throws UnknownDatabaseError where one, of whichever database, names a database that the application lacks.
   * @throws SeederFolderError, SeederFileError, SeederDependencyError for what `seeders.paths` names.
   */
  async explore(): Promise<SeederCatalogue> {
    const { database } = this.options;
    const found = await this.#find();
    const own = found.filter((seeder) => seeder.database === database);
    const entries = own.map(async (seeder) => ({
      type: seeder.type,
      settings: seeder.settings,
      instance: await seeder.instance(),
    }));
    return new SeederCatalogue(
      database,
      await Promise.all(entries),
      found.filter((seeder) => !own.includes(seeder)),
    );
  }

  /** A file in a folder of this database belongs to it, unless the class says otherwise. */
  async #find(): Promise<FoundSeeder[]> {
    const known = findDatabases(this.modules).map(({ name }) => name);
    const [home = DEFAULT_DATABASE] = known.length === 1 ? known : [];
    const providers = findDecorated(this.discovery, SEEDER_METADATA).map((provider) => ({
      type: provider.type,
      instance: () => provider.instance() as SeederRunner,
    }));
    const files = await this.#files.without(providers.map(({ type }) => type));
    return [
      ...providers.map((source) => located(source, home, known)),
      ...files.map((source) => located(source, this.options.database, known)),
    ];
  }
}

function located(source: SeederSource, home: string, known: readonly string[]): FoundSeeder {
  const settings = Reflect.getMetadata(SEEDER_METADATA, source.type) as SeederSettings;
  const { database = home } = settings;
  if (settings.database !== undefined && !known.includes(database)) {
    throw new UnknownDatabaseError(database, known, source.type.name);
  }
  return { ...source, settings, database };
}
