import type { Before, StartingPoint } from './before/before.js';
import { hasKeys } from './cache/json-cache.js';
import { keyOfBefore } from './cache/model-keys.js';
import type { SchemaSources } from './schema-sources.js';
import type { ScratchHome, ServerFacts } from './scratch-home.js';

const isBefore = hasKeys<Before>('defaultSchema', 'model', 'snapshot');

/** The schema before as an earlier run has read it; undefined where it has not. */
export async function recallBefore(home: ScratchHome, key: string | undefined): Promise<Before | undefined> {
  return key === undefined ? undefined : home.cache.read(key, isBefore);
}

/** Keeps it for the next run. */
export async function keepBefore(home: ScratchHome, key: string | undefined, before: Before): Promise<void> {
  if (key !== undefined) {
    const { defaultSchema, model, snapshot } = before;
    await home.cache.write(key, { defaultSchema, model, snapshot });
  }
}

/** The schema before and nothing else, as the server writes it that is there right now. */
export async function readBeforeAlone(
  sources: SchemaSources,
  home: ScratchHome,
  start: StartingPoint,
): Promise<Before> {
  const facts: ServerFacts = await home.open();
  const key = await keyOfBefore(start, sources, facts);
  const known = await recallBefore(home, key);
  if (known !== undefined) {
    return known;
  }
  const made = await home.withDatabase(facts, (scratch) => start.make(scratch));
  await keepBefore(home, key, made);
  return made;
}
