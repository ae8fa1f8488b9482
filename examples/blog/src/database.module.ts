import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { SiskinModule } from 'siskin';

import { databaseConfig } from './database.config.js';
import { CategoryFactory } from './factories/category.factory.js';
import { CommentFactory } from './factories/comment.factory.js';
import { PostFactory } from './factories/post.factory.js';
import { TagFactory } from './factories/tag.factory.js';
import { UserFactory } from './factories/user.factory.js';
import { CategorySeeder } from './seeders/category.seeder.js';
import { CommentSeeder } from './seeders/comment.seeder.js';
import { DatabaseSeeder } from './seeders/database.seeder.js';
import { PostSeeder } from './seeders/post.seeder.js';
import { UserSeeder } from './seeders/user.seeder.js';
import { SlugModule } from './slugs/slug.module.js';

/** The database and all that fills it, without the HTTP API: what migrations and seeders need, and no more. */
@Module({
  imports: [
    MikroOrmModule.forRootAsync({ driver: PostgreSqlDriver, useFactory: databaseConfig }),
    SiskinModule.forRoot({
      migrations: {
        paths: [join(import.meta.dirname, 'migrations')],
        // Those before it ran when nobody used the blog yet.
        lint: { from: '8f31c09e6d5a' },
      },
    }),
    SlugModule,
  ],
  providers: [
    CategoryFactory,
    CommentFactory,
    PostFactory,
    TagFactory,
    UserFactory,
    CategorySeeder,
    CommentSeeder,
    DatabaseSeeder,
    PostSeeder,
    UserSeeder,
  ],
})
export class DatabaseModule {}
