import { dirname, join, relative, resolve } from 'node:path';

import type { EntityMetadata, MikroORM } from '@mikro-orm/core';
import { Inject, Injectable } from '@nestjs/common';

import { UnknownEntityError } from '../errors/unknown-entity.error.js';
import { toWords } from '../scaffold/names.js';
import { writeNewFile } from '../scaffold/write-new-file.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { factorySource } from './factory-source.js';

export interface NewFactory {
  /** The name of the class. */
  factory: string;
  /** The absolute path of the file. */
  path: string;
}

/** Writes factories for entities as files to edit. */
@Injectable()
export class FactoryWriter {
  constructor(
    @Inject(SISKIN_ORM) private readonly orm: MikroORM,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
  ) {}

  /**
   * Writes a factory for the entity: `User` becomes `UserFactory` in `user.factory.ts`. Needs no database.
   *
   * @param name the class of the entity; `UserFactory` and `user` mean `User`.
   * @throws UnknownEntityError, FileExistsError
   */
  async write(name: string): Promise<NewFactory> {
    const meta = this.#find(name);
    const path = resolve(
      join(this.options.factories.path, `${toWords(meta.className).join('-')}.factory.ts`),
    );
    await writeNewFile(
      path,
      factorySource(meta, (entity) => importPath(dirname(path), entity)),
    );
    return { factory: `${meta.className}Factory`, path };
  }

  #find(name: string): EntityMetadata {
    const wanted = name.replace(/Factory$/, '').toLowerCase();
    const entities = [...this.orm.getMetadata().getAll().values()].filter(({ pivotTable }) => !pivotTable);
    const found = entities.find(({ className }) => className.toLowerCase() === wanted);
    if (found === undefined) {
      throw new UnknownEntityError(name, entities.map(({ className }) => className).sort());
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
