import type { Server } from 'node:http';
import { join } from 'node:path';

import { MikroORM, RequestContext } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { EntityManager, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Controller, Get, type INestApplication, Module, Post, Query } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import request from 'supertest';

import { DatabaseService } from '../../../src/database/database.service.js';
import { IsolatedDatabaseError } from '../../../src/errors/isolated-database.error.js';
import { FactoryRegistry } from '../../../src/factories/index.js';
import { MigrationService } from '../../../src/migrations/migration.service.js';
import { Seeder, SeederService, type SeedContext } from '../../../src/seeders/index.js';
import { SiskinModule } from '../../../src/siskin.module.js';
import { SharedConnection } from '../../../src/testing/isolation/transaction/index.js';
import { createTestDatabase, type TestDatabase } from '../../../src/testing/index.js';
import { query } from '../../embedded/query.js';
import { NoteSchema } from './lab.js';

@Controller('notes')
class NotesController {
  constructor(private readonly em: EntityManager) {}

  @Get()
  async list() {
    return (await this.em.find(NoteSchema, {}, { orderBy: { text: 'asc' } })).map(({ text }) => text);
  }

  @Post()
  async add(@Query('text') text: string) {
    await this.em.transactional(async (em) => {
      em.create(NoteSchema, { text });
      await em.flush();
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
  }

  @Post('twice')
  @Transactional()
  async addTwice(@Query('text') text: string) {
    this.em.create(NoteSchema, { text });
    await this.em.flush();
    await this.em
      .getConnection()
      .execute('insert into note (text) values (?)', [text], 'run', this.em.getTransactionContext());
  }
}

@Seeder()
class NoteSeeder {
  async run({ em }: SeedContext) {
    em.create(NoteSchema, { text: 'seeded' });
    await em.flush();
  }
}

@Module({ controllers: [NotesController], providers: [NoteSeeder] })
class NotesModule {}

let database: TestDatabase;
let app: INestApplication<Server>;
let shared: SharedConnection;
const committed = () => query(database.url, 'select * from note');
beforeAll(async () => {
  database = await createTestDatabase();
  await query(database.url, 'create table note (id serial primary key, text text not null unique)');
  const module = await Test.createTestingModule({
    imports: [
      MikroOrmModule.forRoot({
        driver: PostgreSqlDriver,
        clientUrl: 'postgres://nobody@127.0.0.1:1/nowhere',
        entities: [NoteSchema],
      }),
      SiskinModule.forRoot({ migrations: { paths: [join(import.meta.dirname, 'none')] } }),
      NotesModule,
    ],
  }).compile();
  app = module.createNestApplication({ logger: false });
  shared = await SharedConnection.open([app.get(MikroORM)], { url: database.url });
  await shared.begin();
  await app.init();
});
afterAll(async () => {
  await app.close();
  await shared.close();
  await database.drop();
});
beforeEach(() => shared.savepoint());
afterEach(() => shared.rollbackTo());

const list = async () => (await request(app.getHttpServer()).get('/notes').expect(200)).body as string[];
const add = (text: string) => request(app.getHttpServer()).post('/notes').query({ text });

describe('an application', () => {
  it.each(['first', 'second'])('serves requests at the same time, in the %s test', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((text) => add(text).expect(201)));
    expect(await list()).toEqual(['a', 'b', 'c', 'd']);
    await add('a').expect(500);
    expect(await list()).toEqual(['a', 'b', 'c', 'd']);
    expect(await committed()).toEqual([]);
  });

  it('rolls back what a handler in a transaction has failed at', async () => {
    await add('a').expect(201);
    await request(app.getHttpServer()).post('/notes/twice').query({ text: 'b' }).expect(500);
    expect(await list()).toEqual(['a']);
  });

  it('sees what factories make and seeders write', async () => {
    await app.get(FactoryRegistry).of(NoteSchema).create({ text: 'made' });
    await app.get(FactoryRegistry).of(NoteSchema).count(20).insert();
    await app.get(SeederService).run(NoteSeeder);
    const notes = await list();
    expect(notes).toEqual(expect.arrayContaining(['made', 'seeded']));
    expect(notes.length).toBe(22);
    expect(await committed()).toEqual([]);
  });

  it('has contexts of requests in tests', async () => {
    await RequestContext.create(app.get(MikroORM).em, async () => {
      app.get(EntityManager).create(NoteSchema, { text: 'a' });
      await Promise.all([app.get(EntityManager).flush(), list()]);
    });
    expect(await list()).toEqual(['a']);
  });

  it('refuses what would commit beside the tests', async () => {
    await expect(app.get(MigrationService).migrate()).rejects.toThrow(IsolatedDatabaseError);
    await expect(app.get(MigrationService).wipe({ force: true })).rejects.toThrow(IsolatedDatabaseError);
    await expect(app.get(DatabaseService).drop({ force: true })).rejects.toThrow(IsolatedDatabaseError);
    expect(await app.get(DatabaseService).tableNames()).toEqual(['note']);
  });
});
