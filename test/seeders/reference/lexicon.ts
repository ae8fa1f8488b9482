import {
  ArrayType,
  defineEntity,
  type EntityClass,
  type EntityManager,
  MikroORM,
  p,
  Type,
} from '@mikro-orm/postgresql';
import type { EntitySchema } from '@mikro-orm/core';

import { createTestDatabase, type TestDatabase } from '../../../src/testing/index.js';

/** An ORM with entities on a database of its own, whose tables are made. */
export class Lexicon {
  private constructor(
    readonly orm: MikroORM,
    readonly database: TestDatabase,
  ) {}

  static async open(entities: (EntitySchema | EntityClass<object>)[]): Promise<Lexicon> {
    const database = await createTestDatabase();
    const orm = await MikroORM.init({ clientUrl: database.url, entities, ensureDatabase: false });
    await orm.schema.create();
    return new Lexicon(orm, database);
  }

  get em(): EntityManager {
    return this.orm.em.fork();
  }

  rows<R extends object = Record<string, unknown>>(sql: string): Promise<R[]> {
    return this.orm.em.fork().execute<R[]>(sql);
  }

  async close(): Promise<void> {
    await this.orm.close();
    await this.database.drop();
  }
}

/** Stored in upper case. */
export class Shout extends Type<string, string> {
  override convertToDatabaseValue(value: string): string {
    return value.toUpperCase();
  }
  override getColumnType(): string {
    return 'varchar(20)';
  }
}

/** Stored by an expression. */
export class Doubled extends Type<string, string> {
  override convertToDatabaseValueSQL(key: string): string {
    return `repeat(${key}, 2)`;
  }
  override getColumnType(): string {
    return 'text';
  }
}

export const Country = defineEntity({
  name: 'Country',
  properties: { id: p.integer().primary(), code: p.string().unique(), name: p.string().nullable() },
});

export const City = defineEntity({
  name: 'City',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    country: () => p.manyToOne(Country),
    people: p.integer().nullable(),
  },
});

export const Station = defineEntity({
  name: 'Station',
  properties: {
    id: p.integer().primary(),
    name: p.string().unique(),
    city: () => p.manyToOne(City).nullable(),
  },
});

export const numbers = () => new ArrayType<number>((text) => Number(text));
