import { EntitySchema } from '@mikro-orm/core';
import { MikroORM, PostgreSqlDriver, type EntityManager, type Options } from '@mikro-orm/postgresql';

import { SharedConnection } from '../../../src/testing/isolation/transaction/index.js';
import type { ExecutedStatement } from '../../../src/testing/connection/index.js';
import { createTestDatabase } from '../../../src/testing/index.js';
import { query } from '../../embedded/query.js';

export interface Note {
  id: number;
  text: string;
}

export const NoteSchema = new EntitySchema<Note>({
  name: 'Note',
  properties: {
    id: { type: 'integer', primary: true },
    text: { type: 'text', unique: true },
  },
});

export interface Lab {
  readonly orm: MikroORM;
  readonly shared: SharedConnection;
  readonly url: string;
  readonly statements: ExecutedStatement[];
  em(): EntityManager;
  /** What another session sees of the notes. */
  committed(): Promise<string[]>;
  /** What the tests see of them. */
  notes(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * A MikroORM on a shared connection to a database of its own, which is begun.
 *
 * @param patienceMs longer than a machine may stand still, but for tests of it.
 */
export async function openLab(options: Partial<Options> = {}, patienceMs = 30_000): Promise<Lab> {
  const database = await createTestDatabase();
  const orm = await MikroORM.init({
    driver: PostgreSqlDriver,
    clientUrl: database.url,
    entities: [NoteSchema],
    ...options,
  });
  await query(database.url, 'create table note (id serial primary key, text text not null unique)');
  const statements: ExecutedStatement[] = [];
  const shared = await SharedConnection.open([orm], {
    url: database.url,
    patienceMs,
    onStatement: (statement) => statements.push(statement),
  });
  await shared.begin();
  const read = 'select text from note order by id';
  return {
    orm,
    shared,
    url: database.url,
    statements,
    em: () => orm.em.fork(),
    committed: async () => (await query(database.url, read)).map(({ text }) => String(text)),
    notes: async () => (await orm.em.fork().getConnection().execute<Note[]>(read)).map(({ text }) => text),
    close: async () => {
      await orm.close();
      await shared.close();
      await database.drop();
    },
  };
}
