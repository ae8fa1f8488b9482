import type { Client } from 'pg';

import { IrreversibleMigrationError, type MigrationService } from '../../src/index.js';
import { Lab } from '../fixtures/lab.js';
import { changes, readCatalogue, type Catalogue } from '../operations/catalogue.js';
import type { Recipe } from './recipe.js';

export interface Outcome {
  /** Whether the database is another one after the migrations. */
  changed: boolean;
  /** Conditions of the recipe that did not hold after them. */
  unmet: string[];
  /** Migrations that, compiled without the database, are not what ran. */
  uncompared: string[];
  /** What was another than before after they were reverted, or that they refused it. */
  left: string[] | 'irreversible';
}

/** Applies the migrations of the folder to a database of their own, reverts them where they can be, and applies them again. */
export async function tryRecipe(folder: string, { marks }: Recipe): Promise<Outcome> {
  await using lab = await Lab.open();
  const given = (marks.get('given') ?? []).join(';\n');
  return await lab.during(given, async (client) => {
    const migrations = await lab.on([folder]);
    const before = await catalogueOf(client);
    const apply = async () => {
      await migrations.migrate();
      return unmet(client, marks.get('then') ?? []);
    };

    const first = await apply();
    const uncompared = await uncomparedOf(client);
    const changed = changes(before, await catalogueOf(client)).length > 0;
    if (!(await revert(migrations))) {
      return { changed, unmet: first, uncompared, left: 'irreversible' };
    }
    const left = changes(before, await catalogueOf(client));
    return { changed, unmet: [...first, ...(await apply())], uncompared, left };
  });
}

/** What the database holds beside the ledger. */
async function catalogueOf(client: Client): Promise<Catalogue> {
  const catalogue = await readCatalogue(client);
  return catalogue.filter((line) => !/\bsiskin_migrations/.test(line));
}

async function uncomparedOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from siskin_migrations where state = 'applied' and (checksum is null or script is null and not repeatable)`,
  );
  return rows.map(({ name }) => name);
}

async function revert(migrations: MigrationService): Promise<boolean> {
  try {
    await migrations.rollback({ target: 'base' });
    return true;
  } catch (error) {
    if (error instanceof IrreversibleMigrationError) {
      return false;
    }
    throw error;
  }
}

async function unmet(client: Client, conditions: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const condition of conditions) {
    const { rows } = await client.query<{ holds: unknown }>(`select (${condition}) as holds`);
    if (rows[0]?.holds !== true) {
      found.push(condition);
    }
  }
  return found;
}
