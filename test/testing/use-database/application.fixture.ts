import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Test } from '@nestjs/testing';

import { SiskinModule } from '../../../src/index.js';
import { Bird, BirdSeeder, Nest } from './birds.fixture.js';
import { folderOfBirds } from './birds-migrations.fixture.js';

/** A small application, as `create` of `useDatabase` returns it. */
export async function createBirds() {
  return Test.createTestingModule({
    imports: [
      MikroOrmModule.forRoot({
        driver: PostgreSqlDriver,
        clientUrl: process.env['DATABASE_URL'] ?? '',
        entities: [Bird, Nest],
      }),
      SiskinModule.forRoot({ migrations: { paths: [await folderOfBirds()] } }),
    ],
    providers: [BirdSeeder],
  }).compile();
}
