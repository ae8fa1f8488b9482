import type { DiscoveryService, ModuleRef } from '@nestjs/core';

import type { SeederRunner } from '../seeder-runner.js';
import { createSeeder } from './create-seeder.js';
import { loadSeederClasses, type SeederOfFile } from './load-seeder-classes.js';

/** A seeder class of a file, and the one instance of it. */
export interface FileSeeder {
  readonly type: Function;
  /** @throws ScopedProviderError, SeederDependencyError, SeederFileError */
  instance(): Promise<SeederRunner>;
}

/** The seeders in the folders of `seeders.paths`: loaded when they are first asked for, and once. */
export class SeederFiles {
  readonly #folders: readonly string[];
  readonly #create: (seeder: SeederOfFile) => Promise<SeederRunner>;
  #loaded?: Promise<FileSeeder[]>;

  constructor(folders: readonly string[], moduleRef: ModuleRef, discovery: DiscoveryService) {
    this.#folders = folders;
    this.#create = (seeder) => createSeeder(seeder, moduleRef, discovery);
  }

  /**
   * All but these classes: providers have their instances already.
   *
   * @throws SeederFolderError, SeederFileError
   */
  async without(providers: readonly Function[]): Promise<FileSeeder[]> {
    this.#loaded ??= this.#load();
    return (await this.#loaded).filter(({ type }) => !providers.includes(type));
  }

  async #load(): Promise<FileSeeder[]> {
    const classes = await loadSeederClasses(this.#folders);
    return classes.map((seeder) => {
      let instance: Promise<SeederRunner> | undefined;
      return { type: seeder.type, instance: () => (instance ??= this.#create(seeder)) };
    });
  }
}
