import { MikroOrmModule } from '@mikro-orm/nestjs';
import { defineConfig, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { SiskinModule } from 'siskin';

import { User } from './user.entity.js';
import { DatabaseSeeder } from './database.seeder.js';
import { UserFactory } from './user.factory.js';

@Module({
  imports: [
    MikroOrmModule.forRootAsync({
      driver: PostgreSqlDriver,
      useFactory: () => defineConfig({ clientUrl: process.env.DATABASE_URL, entities: [User] }),
    }),
    SiskinModule.forRoot(),
  ],
  providers: [UserFactory, DatabaseSeeder],
})
export class AppModule {}
