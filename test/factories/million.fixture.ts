import 'reflect-metadata';

import { MikroOrmModule } from '@mikro-orm/nestjs';
import { defineEntity, type InferEntity, MikroORM, p, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { EntityFactory, Factory, type FactoryContext, FactoryRegistry, SiskinModule } from 'siskin';

const Author = defineEntity({
  name: 'Author',
  tableName: 'authors',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    email: p.string().unique(),
    role: p.enum(['reader', 'writer']),
    bio: p.text().nullable(),
    age: p.integer(),
    joinedAt: p.datetime(),
    books: () => p.oneToMany(Book).mappedBy('author'),
  },
});
type Author = InferEntity<typeof Author>;

const Book = defineEntity({
  name: 'Book',
  tableName: 'books',
  properties: { id: p.integer().primary(), title: p.string(), author: () => p.manyToOne(Author) },
});
type Book = InferEntity<typeof Book>;

/** Without faker, which would take most of the time: memory is what counts here. */
@Factory(Author)
class AuthorFactory extends EntityFactory<Author> {
  definition({ sequence, referenceDate }: FactoryContext) {
    return {
      name: `Author ${sequence}`,
      email: `author${sequence}@example.com`,
      role: 'writer' as const,
      age: 18 + (sequence % 70),
      joinedAt: referenceDate,
    };
  }
}

@Factory(Book)
class BookFactory extends EntityFactory<Book> {
  definition({ sequence }: FactoryContext) {
    return { title: `Book ${sequence}`, author: AuthorFactory.new() };
  }
}

const [url, authors, books] = process.argv.slice(2);

@Module({
  imports: [
    MikroOrmModule.forRoot({ driver: PostgreSqlDriver, clientUrl: url, entities: [Author, Book] }),
    SiskinModule.forRoot(),
  ],
  providers: [AuthorFactory, BookFactory],
})
class AppModule {}

const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error'] });
await app.get(MikroORM).schema.create();
const factories = app.get(FactoryRegistry).fork({ randomSeed: 1 });
await factories.get(AuthorFactory).has(BookFactory.count(1)).insert();
const before = process.memoryUsage().rss;
const { rows } = await factories
  .get(AuthorFactory)
  .count(Number(authors))
  .has(BookFactory.count(Number(books)))
  .insert();
const megabytes = (process.resourceUsage().maxRSS * 1_024 - before) / 1_000_000;
console.log(JSON.stringify({ rows, megabytes, resident: process.memoryUsage().rss / 1_000_000 }));
await app.close();
