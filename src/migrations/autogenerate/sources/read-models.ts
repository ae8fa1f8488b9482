import type { SchemaModel } from '../model/schema-model.js';
import { buildAfter, type AfterRecipe } from './after/build-after.js';
import { readDeclared, type DeclaredSchema } from './after/declared-schema.js';
import type { Before } from './before/before.js';
import { hasKeys } from './cache/json-cache.js';
import { keyOfAfter, keyOfBefore } from './cache/model-keys.js';
import { toFilter } from './filter/schema-filter.js';
import { keepBefore, recallBefore } from './read-before.js';
import type { SchemaRequest, SchemaSources } from './schema-sources.js';
import { withBefore, type BeforeDatabases } from './scratch-databases.js';

/** The two schemas with all that is in them. */
export interface RawModels {
  before: Before;
  after: SchemaModel;
  declared: DeclaredSchema;
}

/** A request, and where its databases come from. */
export interface ModelReading {
  sources: SchemaSources;
  request: SchemaRequest;
  databases: BeforeDatabases;
}

const isModel = hasKeys<SchemaModel>('tables', 'views', 'others');

/** Both schemas as an earlier run has read them; undefined where it has not. Touches no database. */
export async function recallModels(reading: ModelReading): Promise<RawModels | undefined> {
  const { sources, request, databases } = reading;
  const { cache } = databases.home;
  const key = await keyOfBefore(databases.start, sources, databases.facts);
  const before = await recallBefore(databases.home, key);
  if (key === undefined || before === undefined) {
    return undefined;
  }
  const declared = await readDeclared(sources.orm, before.defaultSchema);
  const after = await cache.read(keyOfAfter(key, request, declared), isModel);
  return after && { before, after, declared };
}

/** Both schemas, as far as need be from scratch databases, and keeps them for the next run. */
export async function readModels(reading: ModelReading): Promise<RawModels> {
  const { sources, request, databases } = reading;
  const { home, facts, start } = databases;
  const key = await keyOfBefore(start, sources, facts);
  const known = await recallBefore(home, key);
  const models =
    known === undefined
      ? await home.withDatabase(facts, async (scratch) => {
          const made = await start.make(scratch);
          await keepBefore(home, key, made);
          const recipe = await recipeFor(reading, made);
          return toModels(made, recipe, await buildAfter(scratch, recipe, made.except));
        })
      : await rebuildAfter(reading, known);
  if (key !== undefined) {
    await home.cache.write(keyOfAfter(key, request, models.declared), models.after);
  }
  return models;
}

async function rebuildAfter(reading: ModelReading, before: Before): Promise<RawModels> {
  const recipe = await recipeFor(reading, before);
  const after = await withBefore(reading.databases, before, (scratch) => buildAfter(scratch, recipe, []));
  return toModels(before, recipe, after);
}

async function recipeFor(
  { sources, request }: ModelReading,
  { defaultSchema }: Before,
): Promise<AfterRecipe> {
  const declared = await readDeclared(sources.orm, defaultSchema);
  return {
    declared,
    defaultSchema,
    filter: toFilter(request.filter ?? {}, declared.tables),
    identity: sources.options,
    kinds: sources.options.autogenerate.kinds ?? [],
    ownsRoutines: declared.routines.length > 0 || (request.own?.includes('routine') ?? false),
  };
}

function toModels(before: Before, { declared }: AfterRecipe, after: SchemaModel): RawModels {
  return { before, after, declared };
}
