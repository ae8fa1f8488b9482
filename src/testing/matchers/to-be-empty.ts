import type { EntityName } from '@mikro-orm/core';

import { MatcherSubjectError } from '../../errors/matcher-subject.error.js';
import { entityManagerOf, type DatabaseSubject } from '../database-subject.js';
import { metadataOf } from './metadata-of.js';
import type { MatcherContext, MatcherResult } from './matcher-result.js';
import { countRows, findMatching, SHOWN } from './read-rows.js';
import { countOf, RowWriter } from './show-rows.js';

/**
 * Whether the database has no row of an entity, or of none of several; with `not`, whether it has rows of each.
 *
 * @throws MatcherSubjectError, UnknownEntityError
 */
export async function toBeEmpty(
  database: DatabaseSubject,
  entities: EntityName | readonly EntityName[],
  { utils, isNot = false }: MatcherContext = {},
): Promise<MatcherResult> {
  const em = entityManagerOf(database, 'toBeEmpty');
  const list = Array.isArray(entities) ? entities : [entities];
  if (list.length === 0) {
    throw new MatcherSubjectError('toBeEmpty', 'an entity class', entities);
  }
  const lines: string[] = [];
  for (const meta of list.map((entity) => metadataOf(em, entity, 'toBeEmpty'))) {
    const count = await countRows(em, meta);
    if (isNot === (count === 0)) {
      const { rows } = await findMatching(em, meta, [], SHOWN);
      const names = count === 0 ? '' : `: ${new RowWriter(meta, utils).found(rows, count)}`;
      lines.push(`Received: ${countOf(count, meta)}${names}`);
    }
  }
  const failed = lines.length > 0;
  const title = `expect(database)${isNot ? '.not' : ''}.toBeEmpty(entities)`;
  return { pass: failed === isNot, message: () => [title, '', ...lines].join('\n') };
}
