import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { findDecorated } from '../discovery/decorated-providers.js';
import { SeederCatalogue } from './seeder-catalogue.js';
import type { SeederRunner } from './seeder-runner.js';
import { SEEDER_METADATA, type SeederSettings } from './seeder.decorator.js';

/** Finds the seeders among the application's providers, whichever module declares them. */
@Injectable()
export class SeederExplorer {
  constructor(private readonly discovery: DiscoveryService) {}

  /**
   * @throws DuplicateSeederError where two classes have the same name.
   * @throws ScopedProviderError where one is request-scoped or transient.
   */
  explore(): SeederCatalogue {
    const providers = findDecorated(this.discovery, SEEDER_METADATA);
    return new SeederCatalogue(
      providers.map((provider) => ({
        type: provider.type,
        settings: Reflect.getMetadata(SEEDER_METADATA, provider.type) as SeederSettings,
        instance: provider.instance() as SeederRunner,
      })),
    );
  }
}
