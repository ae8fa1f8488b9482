import { MikroORM } from '@mikro-orm/core';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { InitialisedApplicationError } from '../../errors/initialised-application.error.js';
import { SiskinModule } from '../../siskin.module.js';
import type { SiskinOptions } from '../../siskin.options.js';

/** What can be tested: an application of Nest's, or an ORM without one. */
export type Testable = INestApplicationContext | MikroORM;

export type CreateTestable<T extends Testable = Testable> = () => T | Promise<T>;

/** It names the database that an application uses too soon, and thereby says what is wrong. */
const TOO_SOON = 'siskin_return_the_application_before_its_init';

export interface CreatedApplication<T extends Testable> {
  readonly subject: T;
  /** That of the ORM, where the subject is one: with Siskin's services. */
  readonly app: INestApplicationContext;
}

/**
 * Creates what is to be tested, while `DATABASE_URL` names no database.
 *
 * @param options of the `SiskinModule` for an ORM without an application.
 * @throws InitialisedApplicationError
 */
export async function createApplication<T extends Testable>(
  create: CreateTestable<T>,
  urlOf: (database: string) => string,
  options: SiskinOptions = {},
): Promise<CreatedApplication<T>> {
  process.env['DATABASE_URL'] = urlOf(TOO_SOON);
  const subject = await create();
  if (subject instanceof MikroORM) {
    return { subject, app: await applicationAround(subject, options) };
  }
  if (Reflect.get(subject, 'isInitialized') === true) {
    throw new InitialisedApplicationError();
  }
  return { subject, app: subject };
}

async function applicationAround(orm: MikroORM, options: SiskinOptions): Promise<INestApplicationContext> {
  @Module({ providers: [{ provide: MikroORM, useValue: orm }], exports: [MikroORM] })
  class OrmModule {}

  const root = {
    module: class TestedOrm {},
    imports: [{ module: OrmModule, global: true }, SiskinModule.forRoot(options)],
  };
  return NestFactory.createApplicationContext(root, { logger: false });
}
