import type { MikroORM } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { Factories } from './factories.js';
import { FactoryExplorer } from './factory.explorer.js';
import { FakerSource } from './faker-source.js';

/**
 * The application's factories, to be injected. Each `make` and `create` works on a fork of its own of the ORM's
 * EntityManager, in the transaction that surrounds the call, if any; `with(em)` works on a given one.
 *
 * Sequences go on for as long as the application lives; `fork()` starts anew.
 */
@Injectable()
export class FactoryRegistry extends Factories {
  constructor(
    @Inject(SISKIN_ORM) orm: MikroORM,
    explorer: FactoryExplorer,
    @Inject(SISKIN_OPTIONS) { factories: { locale, generators } }: ResolvedSiskinOptions,
  ) {
    super(orm, explorer, { fakers: new FakerSource({ locale, generators }) });
  }
}
