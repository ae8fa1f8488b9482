import { join } from 'node:path';

import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { SiskinModule } from 'siskin';

/** JavaScript, as what a build leaves: it starts in half the time. */
export class AppModule {}

Module({
  imports: [
    MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl: process.env['DATABASE_URL'],
      entities: [],
      discovery: { warnWhenNoEntities: false },
    }),
    SiskinModule.forRoot({ migrations: { paths: [join(import.meta.dirname, 'migrations')] } }),
  ],
})(AppModule);
