import { nameOf } from './entity-key.js';
import type { MatcherContext, MatcherResult } from './matcher-result.js';
import { countRows } from './read-rows.js';
import { readSaved, type SavedEntity } from './saved-entities.js';

/**
 * Whether an entity, or all of a list, have their rows, soft-deleted or not; with `not`, whether none has.
 *
 * @throws MatcherSubjectError, EntityWithoutDatabaseError
 */
export async function toExistInDatabase(
  subject: object | readonly object[],
  { isNot = false }: MatcherContext = {},
): Promise<MatcherResult> {
  const saved = await readSaved(subject, 'toExistInDatabase');
  const wrong = saved.filter(({ row }) => (row !== undefined) === isNot);
  const text = wrong.length === 0 ? '' : await describe(wrong, saved.length, isNot);
  const title = `expect(${Array.isArray(subject) ? 'entities' : 'entity'})${isNot ? '.not' : ''}.toExistInDatabase()`;
  return { pass: (wrong.length === 0) !== isNot, message: () => `${title}\n\n${text}` };
}

async function describe(wrong: readonly SavedEntity[], total: number, isNot: boolean): Promise<string> {
  const names = namesOf(wrong);
  const what = isNot ? 'in the database' : 'not in the database';
  const list = total === 1 ? `${names} is ${what}` : `${wrong.length} of ${total} are ${what}: ${names}`;
  const [first] = wrong;
  if (isNot || first?.em === undefined) {
    return `${list}.`;
  }
  return `${list}.\nRows of ${first.meta.className}: ${await countRows(first.em, first.meta)}`;
}

const SHOWN_NAMES = 10;

export function namesOf(entities: readonly SavedEntity[]): string {
  const names = entities.slice(0, SHOWN_NAMES).map(({ meta, entity }) => nameOf(meta, entity));
  const more = entities.length - names.length;
  return `${names.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}
