/** What the tests of the guide test: the files of an application, by their paths. */
export const TESTED_APPLICATION: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'guide', private: true, type: 'module' }),
  'jest.config.js': `export default { preset: 'siskin/jest', testTimeout: 240_000 };\n`,
  'src/entities.ts': `
import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Opt } from '@mikro-orm/core';

@Entity({ tableName: 'users' })
export class User {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @Enum({ items: ['active', 'suspended'] })
  status: Opt<'active' | 'suspended'> = 'active';
}

@Entity({ tableName: 'posts' })
export class Post {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string', unique: true })
  title!: string;

  @ManyToOne(() => User, { nullable: true })
  author?: User | null;

  @Property({ type: 'datetime', nullable: true })
  deletedAt?: Date | null;
}
`,
  'src/migrations/20260101000000_create_posts.ts': `
import { Migration, type Operations } from 'siskin';

export default class CreatePosts extends Migration {
  static readonly revision = '5c1d07a92be4';
  static readonly parents = [];

  change(op: Operations) {
    op.createTable('users', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('name').notNull();
      t.text('status').notNull();
    });
    op.createTable('posts', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('title').notNull().unique();
      t.integer('author_id').references('users', 'id');
      t.timestamptz('deleted_at');
    });
  }
}
`,
  'src/migrations/20260102000000_trim_titles.ts': `
import { Migration, type Operations } from 'siskin';

export default class TrimTitles extends Migration {
  static readonly revision = 'd9047be1c35a';
  static readonly parents = ['5c1d07a92be4'];

  up(op: Operations) {
    op.sql('update posts set title = trim(title)');
  }

  down(op: Operations) {
    op.sql('select 1');
  }
}
`,
  'src/user.factory.ts': `
import { type Definition, EntityFactory, Factory, type FactoryContext } from 'siskin';

import { User } from './entities.js';

@Factory(User)
export class UserFactory extends EntityFactory<User> {
  definition({ faker }: FactoryContext): Definition<User> {
    return { name: faker.person.fullName() };
  }

  suspended() {
    return this.state({ status: 'suspended' });
  }
}
`,
  'src/user.seeder.ts': `
import { Seeder, type SeedContext } from 'siskin';

import { User } from './entities.js';

@Seeder()
export class UserSeeder {
  async run({ factories }: SeedContext) {
    await factories.of(User).count(5).create();
  }
}
`,
  'src/posts.controller.ts': `
import { EntityManager, UniqueConstraintViolationException } from '@mikro-orm/core';
import { Body, ConflictException, Controller, Get, Post as HttpPost } from '@nestjs/common';

import { Post } from './entities.js';

@Controller('posts')
export class PostsController {
  constructor(private readonly em: EntityManager) {}

  @Get()
  list() {
    return this.em.findAll(Post);
  }

  @HttpPost()
  async add(@Body() { title }: { title: string }) {
    try {
      return await this.em.transactional(async (em) => {
        const post = em.create(Post, { title });
        await em.flush();
        return post;
      });
    } catch (error) {
      throw error instanceof UniqueConstraintViolationException ? new ConflictException() : error;
    }
  }
}
`,
  'src/analytics/page-view.entity.ts': `
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'page_views' })
export class PageView {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  path!: string;
}
`,
  'src/analytics/migrations/20260101000000_create_page_views.ts': `
import { Migration, type Operations } from 'siskin';

export default class CreatePageViews extends Migration {
  static readonly revision = '8e20b6f4d713';
  static readonly parents = [];

  change(op: Operations) {
    op.createTable('page_views', (t) => {
      t.integer('id').identity().primaryKey();
      t.varchar('path').notNull();
    });
  }
}
`,
  'src/app.module.ts': `
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { SiskinModule } from 'siskin';

import { PageView } from './analytics/page-view.entity.js';
import { Post, User } from './entities.js';
import { PostsController } from './posts.controller.js';
import { UserFactory } from './user.factory.js';
import { UserSeeder } from './user.seeder.js';

const connection = { driver: PostgreSqlDriver, clientUrl: process.env['DATABASE_URL'] };
const folder = (path: string) => ({ migrations: { paths: [join(import.meta.dirname, path)] } });

@Module({
  imports: [
    MikroOrmModule.forRoot({ ...connection, entities: [User, Post] }),
    SiskinModule.forRoot(folder('migrations')),
    MikroOrmModule.forRoot({
      ...connection,
      contextName: 'analytics',
      entities: [PageView],
      registerRequestContext: false,
    }),
    SiskinModule.forRoot({ contextName: 'analytics', ...folder('analytics/migrations') }),
  ],
  controllers: [PostsController],
  providers: [UserFactory, UserSeeder],
})
export class AppModule {}
`,
  'test/create-app.ts': `
import { Test } from '@nestjs/testing';

import { AppModule } from '../src/app.module.js';

export async function createApp() {
  return (await Test.createTestingModule({ imports: [AppModule] }).compile()).createNestApplication();
}
`,
};
