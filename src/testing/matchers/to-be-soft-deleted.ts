import { SoftDeletePropertyError } from '../../errors/soft-delete-property.error.js';
import { nameOf } from './entity-key.js';
import type { MatcherContext, MatcherResult } from './matcher-result.js';
import { readSaved, type SavedEntity } from './saved-entities.js';
import { showValue } from './show-value.js';

export interface SoftDeletedOptions {
  /** Of the time of the deletion, or a boolean; `deletedAt` by default. */
  property?: string;
}

/**
 * Whether an entity, or all of a list, have their rows and are marked there as deleted; with `not`, whether all have
 * their rows and none is marked.
 *
 * @throws MatcherSubjectError, EntityWithoutDatabaseError
 * @throws SoftDeletePropertyError where the entity has no such property.
 */
export async function toBeSoftDeleted(
  subject: object | readonly object[],
  { property = 'deletedAt' }: SoftDeletedOptions = {},
  { isNot = false }: MatcherContext = {},
): Promise<MatcherResult> {
  const saved = await readSaved(subject, 'toBeSoftDeleted');
  saved.forEach((one) => ensureProperty(one, property));
  const wrong = saved.filter(({ row }) => row === undefined || isMarked(row, property) === isNot);
  const title = `expect(${Array.isArray(subject) ? 'entities' : 'entity'})${isNot ? '.not' : ''}.toBeSoftDeleted()`;
  const lines = wrong.slice(0, SHOWN).map((one) => describe(one, property));
  const more = wrong.length - lines.length;
  const text = [title, '', ...lines, ...(more > 0 ? [`And ${more} more.`] : [])].join('\n');
  return { pass: (wrong.length === 0) !== isNot, message: () => text };
}

const SHOWN = 10;

function isMarked(row: object, property: string): boolean {
  const value: unknown = Reflect.get(row, property);
  return value !== null && value !== undefined && value !== false;
}

function describe({ meta, entity, row }: SavedEntity, property: string): string {
  const name = nameOf(meta, entity);
  return row === undefined
    ? `${name} is not in the database at all: its row was deleted, or never there.`
    : `${name} is there, and its ${property} is ${showValue(property, Reflect.get(row, property))}.`;
}

function ensureProperty({ meta }: SavedEntity, property: string): void {
  if (meta.properties[property] === undefined) {
    throw new SoftDeletePropertyError(meta.className, property, Object.keys(meta.properties));
  }
}
