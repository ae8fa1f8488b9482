import { dirname, join, relative, resolve } from 'node:path';

import type { EntityMetadata, MikroORM } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';

import { AmbiguousFactoryError } from '../errors/ambiguous-factory.error.js';
import { FileExistsError } from '../errors/file-exists.error.js';
import { UnknownEntityError } from '../errors/unknown-entity.error.js';
import { toWords } from '../scaffold/names.js';
import { writeNewFile } from '../scaffold/write-new-file.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { FactoryExplorer } from './factory.explorer.js';
import { factorySource } from './factory-source.js';
import { madeEntities, namedEntities } from './made-entities.js';

export interface NewFactory {
  /** The name of the class. */
  factory: string;
  /** The absolute path of the file. */
  path: string;
}

/** What became of each entity. */
export interface NewFactories {
  /** The files that were written. */
  readonly written: readonly NewFactory[];
  /** The files that were there already, and were left as they are. */
  readonly existing: readonly NewFactory[];
}

/** Writes factories for entities as files to edit. */
@Injectable()
export class FactoryWriter {
  constructor(
    @Inject(SISKIN_ORM) private readonly orm: MikroORM,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
    private readonly explorer: FactoryExplorer,
  ) {}

  /**
   * Writes a factory for the entity: `User` becomes `UserFactory` in `user.factory.ts`. Needs no database.
   *
   * @param name the class of the entity; `UserFactory` and `user` mean `User`.
   * @throws UnknownEntityError, FileExistsError
   */
  async write(name: string): Promise<NewFactory> {
    return this.#write(this.#find(name));
  }

  /**
   * Writes a factory for each entity that has none among the providers. Needs no database.
   *
   * A file that is there already is left as it is, and counts as existing.
   */
  async createAll(): Promise<NewFactories> {
    const written: NewFactory[] = [];
    const existing: NewFactory[] = [];
    for (const meta of madeEntities(this.orm).filter((entity) => !this.#hasFactory(entity))) {
      try {
        written.push(await this.#write(meta));
      } catch (error) {
        if (!(error instanceof FileExistsError)) {
          throw error;
        }
        existing.push(this.#file(meta));
      }
    }
    return { written, existing };
  }

  async #write(meta: EntityMetadata): Promise<NewFactory> {
    const file = this.#file(meta);
    const source = factorySource(meta, (entity) => importPath(dirname(file.path), entity));
    await writeNewFile(file.path, source);
    return file;
  }

  #file({ className }: EntityMetadata): NewFactory {
    const file = `${toWords(className).join('-')}.factory.ts`;
    return { factory: `${className}Factory`, path: resolve(join(this.options.factories.path, file)) };
  }

  #hasFactory({ class: entity }: EntityMetadata): boolean {
    try {
      return this.explorer.factoryFor(entity) !== undefined;
    } catch (error) {
      return error instanceof AmbiguousFactoryError;
    }
  }

  #find(name: string): EntityMetadata {
    const wanted = name.replace(/Factory$/, '').toLowerCase();
    const entities = namedEntities(this.orm);
    const found = entities.find(({ className }) => className.toLowerCase() === wanted);
    if (found === undefined) {
      throw new UnknownEntityError(
        name,
        entities.map(({ className }) => className),
      );
    }
    return found;
  }
}

/** MikroORM knows the file of a decorated class; that of any other entity is a guess, which the compiler checks. */
function importPath(folder: string, { path, className }: EntityMetadata): string {
  const file = path ? resolve(path) : join(folder, '..', `${toWords(className).join('-')}.entity.ts`);
  const fromFolder = relative(folder, file)
    .replaceAll('\\', '/')
    .replace(/\.[cm]?[jt]s$/, '.js');
  return fromFolder.startsWith('.') ? fromFolder : `./${fromFolder}`;
}
