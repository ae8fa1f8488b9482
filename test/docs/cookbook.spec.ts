import { join } from 'node:path';

import { Folders } from '../fixtures/folders.js';
import { checkTypes } from './check-types.js';
import { readPage } from './page.js';
import { toRecipes, type Recipe } from './recipe.js';
import { compileFile, squeeze, writeRecipes } from './recipe-files.js';
import { tryRecipe } from './try-recipe.js';

const page = await readPage('docs/cookbook.md');
const recipes = toRecipes(page.snippets);
const runnable = recipes.filter(({ marks }) => !marks.has('code') && !marks.has('compiled'));
const shown = recipes.flatMap(({ folder, files }) =>
  files.filter(({ sql }) => sql !== undefined).map((file) => ({ ...file, path: join(folder, file.path) })),
);

const folders = new Folders();
let root: string;
let typeErrors: Promise<string>;

beforeAll(async () => {
  root = await folders.make();
  await writeRecipes(root, recipes);
  typeErrors = checkTypes(root);
});
afterAll(async () => {
  await typeErrors;
  await folders.remove();
});

it.each(runnable)('$title: is applied, reverted and applied again', async (recipe) => {
  expect(await tryRecipe(join(root, recipe.folder), recipe)).toEqual({
    changed: true,
    unmet: [],
    uncompared: [],
    left: promised(recipe),
  });
});

const SOMETHING: unknown = expect.arrayContaining([expect.any(String)]);

/** What reverting it may leave. */
function promised({ marks }: Recipe): unknown {
  if (marks.has('irreversible')) {
    return 'irreversible';
  }
  return marks.has('stays') ? SOMETHING : [];
}

it.each(shown)('$title: runs the SQL that is shown', async ({ path, sql = '' }) => {
  expect(squeeze(await compileFile(join(root, path)))).toEqual(squeeze(sql));
});

it('compiles, all of it', async () => {
  expect(await typeErrors).toBe('');
});
