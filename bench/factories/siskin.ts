import 'reflect-metadata';

import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { EntityFactory, Factory, type FactoryContext, FactoryRegistry, SiskinModule } from 'siskin';

import type { OpenContender } from './contender.js';
import { Post, User } from './entities.js';
import { postValues, userValues } from './values.js';

@Factory(User)
class UserFactory extends EntityFactory<User> {
  definition({ faker, sequence }: FactoryContext) {
    return userValues(faker, sequence);
  }
}

@Factory(Post)
class PostFactory extends EntityFactory<Post> {
  definition({ faker, factories }: FactoryContext) {
    return { ...postValues(faker), author: factories.get(UserFactory) };
  }
}

async function open(clientUrl: string) {
  @Module({
    imports: [
      MikroOrmModule.forRoot({ driver: PostgreSqlDriver, clientUrl, entities: [User, Post] }),
      SiskinModule.forRoot({}),
    ],
    providers: [UserFactory, PostFactory],
  })
  class BenchModule {}

  const app = await NestFactory.createApplicationContext(BenchModule, { logger: ['error'] });
  return { app, factories: app.get(FactoryRegistry) };
}

/** Managed entities. */
export const openSiskinCreate: OpenContender = async (url) => {
  const { app, factories } = await open(url);
  return {
    run: async ({ users }) => void (await factories.fork().get(UserFactory).count(users).create()),
    close: () => app.close(),
  };
};

/** Rows. */
export const openSiskinInsert: OpenContender = async (url) => {
  const { app, factories } = await open(url);
  return {
    run: async ({ users, postsPerUser }) => {
      const all = factories.fork().get(UserFactory).count(users);
      await (postsPerUser === 0 ? all : all.has(PostFactory.count(postsPerUser))).insert();
    },
    close: () => app.close(),
  };
};
