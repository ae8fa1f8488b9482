import { join } from 'node:path';

import { REPOSITORY } from '../fixtures/folders.js';
import { startNode } from '../fixtures/nest-cmd.js';

/** Runs a script of another tool, which does not load under Jest. */
export async function runTool(script: string, ...args: readonly string[]): Promise<void> {
  const path = join(REPOSITORY, 'test/adopt', script);
  const { code, stderr } = await startNode(['--no-warnings', path, ...args], { cwd: REPOSITORY }).outcome;
  if (code !== 0) {
    throw new Error(`${script} ended with ${code}:\n${stderr}`);
  }
}

/** Migrations of Knex, by file. */
export const KNEX_FILES = {
  '20240101120000_authors.cjs': `
    exports.up = (knex) => knex.schema.createTable('authors', (t) => { t.increments(); t.string('name'); });
    exports.down = (knex) => knex.schema.dropTable('authors');`,
  '20240102120000_books.cjs': `
    exports.up = (knex) => knex.schema.createTable('books', (t) => {
      t.increments();
      t.integer('author').notNullable().references('authors.id');
    });
    exports.down = (knex) => knex.schema.dropTable('books');`,
};
