import { MikroORM, type Options } from '@mikro-orm/postgresql';

import { createTestDatabase } from '../../src/testing/index.js';

export interface OpenDatabase {
  readonly orm: MikroORM;
  close(): Promise<void>;
}

/** A database of its own with the tables of the entities. */
export async function openDatabase(
  options: Partial<Options>,
  extensions: string[] = [],
): Promise<OpenDatabase> {
  const database = await createTestDatabase();
  const orm = await MikroORM.init({ clientUrl: database.url, ...options });
  for (const extension of extensions) {
    await orm.em.execute(`create extension "${extension}"`);
  }
  await orm.schema.create();
  const close = async () => {
    await orm.close(true);
    await database.drop();
  };
  return { orm, close };
}
