import type { Client } from 'pg';

import { IrreversibleMigrationError } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { changes, readCatalogue, type Catalogue } from '../operations/catalogue.js';
import type { Recipe } from './recipe.js';

/**
 * Applies the migrations of the folder to a database of their own, reverts them as far as the page promises that, and
 * applies them again.
 */
export async function tryRecipe(folder: string, recipe: Recipe): Promise<void> {
  await using lab = await Lab.open();
  const given = recipe.marks.get('given') ?? [];
  await lab.during(given.join(';\n'), (client) => applyAndRevert(lab, client, folder, recipe));
}

async function applyAndRevert(lab: Lab, client: Client, folder: string, { marks }: Recipe): Promise<void> {
  const migrations = await lab.on([folder]);
  const before = await catalogueOf(client);
  const apply = async () => {
    await migrations.migrate();
    expect(changes(before, await catalogueOf(client))).not.toEqual([]);
    await expectAll(client, marks.get('then') ?? []);
  };

  await apply();
  if (marks.has('irreversible')) {
    await rejection(migrations.rollback({ target: 'base' }), IrreversibleMigrationError);
    return;
  }
  await migrations.rollback({ target: 'base' });
  const left = changes(before, await catalogueOf(client));
  expect(marks.has('stays') ? left.length > 0 : left).toEqual(marks.has('stays') ? true : []);
  await apply();
}

/** What the database holds beside the ledger. */
async function catalogueOf(client: Client): Promise<Catalogue> {
  const catalogue = await readCatalogue(client);
  return catalogue.filter((line) => !/\bsiskin_migrations/.test(line));
}

async function expectAll(client: Client, conditions: readonly string[]): Promise<void> {
  for (const condition of conditions) {
    const { rows } = await client.query<{ holds: unknown }>(`select (${condition}) as holds`);
    expect({ condition, ...rows[0] }).toEqual({ condition, holds: true });
  }
}
