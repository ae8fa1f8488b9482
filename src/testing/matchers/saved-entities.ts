import { type EntityManager, type EntityMetadata, helper, Utils } from '@mikro-orm/core';

import { EntityWithoutDatabaseError } from '../../errors/entity-without-database.error.js';
import { MatcherSubjectError } from '../../errors/matcher-subject.error.js';
import { activeStatementLogs } from '../queries/active-statement-logs.js';
import { hasKey, keyCondition, keyText } from './entity-key.js';
import { plainValue } from './matches-in-memory.js';
import { readerOf } from './read-rows.js';

/** An entity of a test with its row. */
export interface SavedEntity {
  readonly entity: object;
  readonly meta: EntityMetadata;
  /** Undefined for an entity that was never saved. */
  readonly em: EntityManager | undefined;
  /** As the database has it; undefined where it has none. */
  readonly row: object | undefined;
}

/** How many rows are asked for at once. */
const BATCH = 500;

/**
 * Reads the rows of an entity or a list of them.
 *
 * @throws MatcherSubjectError where they are none.
 * @throws EntityWithoutDatabaseError for one of no known ORM.
 */
export async function readSaved(subject: unknown, matcher: string): Promise<SavedEntity[]> {
  const given: unknown[] = Array.isArray(subject) ? subject : [subject];
  const entities = given.map(plainValue).filter((one) => isEntity(one));
  if (given.length === 0 || entities.length < given.length) {
    throw new MatcherSubjectError(matcher, 'an entity', subject);
  }
  const placed = entities.map((entity) => ({ entity, ...placeOf(entity) }));
  const groups = Map.groupBy(
    placed.filter((one) => isSaved(one)),
    ({ em, meta, schema }) => `${em.id} ${meta.className} ${schema}`,
  );
  const rows = await Promise.all([...groups.values()].map(readGroup));
  const found = new Map(rows.flat());
  return placed.map((place) => ({ ...place, row: found.get(place.entity) }));
}

interface Place {
  readonly meta: EntityMetadata;
  readonly em: EntityManager | undefined;
  readonly schema: string | undefined;
}

function placeOf(entity: object): Place {
  const wrapped = helper(entity);
  const { __em: own, __meta: known } = wrapped;
  const em = own ?? activeManagerOf(entity);
  const meta = em?.getMetadata().find(entity.constructor) ?? known;
  if (em === undefined && hasKey(meta, entity)) {
    throw new EntityWithoutDatabaseError(meta.className);
  }
  return { em, meta, schema: wrapped.getSchema() };
}

function activeManagerOf({ constructor }: object): EntityManager | undefined {
  return [...activeStatementLogs]
    .flatMap(({ em }) => (em === undefined ? [] : [em]))
    .find((em) => em.getMetadata().find(constructor) !== undefined);
}

interface Saved extends Place {
  readonly entity: object;
  readonly em: EntityManager;
}

function isSaved(place: Place & { readonly entity: object }): place is Saved {
  return place.em !== undefined && hasKey(place.meta, place.entity);
}

async function readGroup(group: readonly Saved[]): Promise<[object, object][]> {
  const pairs: [object, object][] = [];
  for (let from = 0; from < group.length; from += BATCH) {
    pairs.push(...(await readBatch(group.slice(from, from + BATCH))));
  }
  return pairs;
}

async function readBatch(batch: readonly Saved[]): Promise<[object, object][]> {
  const [first] = batch;
  if (first === undefined) {
    return [];
  }
  const { em, meta, schema } = first;
  const where = { $or: batch.map(({ entity }) => keyCondition(meta, entity)) };
  const options = { filters: false, ...(schema === undefined ? {} : { schema }) };
  const rows: object[] = await readerOf(em).find(meta.class, where, options);
  const byKey = new Map(rows.map((row) => [keyText(row), row]));
  return batch.flatMap(({ entity }): [object, object][] => {
    const row = byKey.get(keyText(entity));
    return row === undefined ? [] : [[entity, row]];
  });
}

function isEntity(value: unknown): value is object {
  return Utils.isEntity(value);
}
