import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver, type Options } from '@mikro-orm/postgresql';
import { Test, type TestingModule } from '@nestjs/testing';

import { DatabaseService, SiskinModule } from '../../src/index.js';
import { createTestDatabase, type TestDatabase } from '../../src/testing/index.js';
import { query } from '../embedded/query.js';

/** A database of its own, and the service of an application on it. */
export class ServiceLab {
  private constructor(
    readonly database: TestDatabase,
    readonly app: TestingModule,
  ) {}

  static async open(schema = 'select', settings: Partial<Options> = {}): Promise<ServiceLab> {
    const database = await createTestDatabase();
    await query(database.url, schema);
    return new ServiceLab(database, await boot(database.url, settings));
  }

  get service(): DatabaseService {
    return this.app.get(DatabaseService);
  }

  query(sql: string): Promise<Record<string, unknown>[]> {
    return query(this.database.url, sql);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.drop();
  }
}

/** An application on a database, which need not be there. */
export async function boot(clientUrl: string, settings: Partial<Options> = {}): Promise<TestingModule> {
  const app = await Test.createTestingModule({
    imports: [
      MikroOrmModule.forRoot({
        driver: PostgreSqlDriver,
        clientUrl,
        entities: [],
        discovery: { warnWhenNoEntities: false },
        ...settings,
      }),
      SiskinModule.forRoot(),
    ],
  }).compile();
  return app.init();
}

/** The URL of another database, or of another user, on the same server. */
export function changed(
  url: string,
  parts: Partial<Pick<URL, 'pathname' | 'username' | 'password'>>,
): string {
  return Object.assign(new URL(url), parts).href;
}
