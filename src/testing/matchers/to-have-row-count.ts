import type { EntityName } from '@mikro-orm/core';

import { entityManagerOf, type DatabaseSubject } from '../database-subject.js';
import { metadataOf } from './metadata-of.js';
import type { MatcherContext, MatcherResult } from './matcher-result.js';
import { findNearest } from './nearest-rows.js';
import { countMatching, countRows, findMatching, SHOWN } from './read-rows.js';
import { conditionsOf } from './row-conditions.js';
import type { RowQuery } from './row-query.js';
import { countOf, RowWriter } from './show-rows.js';

/**
 * Whether as many rows agree with `where` (all rows by default), be they filtered out or soft-deleted.
 *
 * @throws MatcherSubjectError, UnknownEntityError, MatcherInOperatorError
 */
export async function toHaveRowCount<Entity extends object>(
  database: DatabaseSubject,
  entity: EntityName<Entity>,
  count: number,
  where?: RowQuery<Entity>,
  { utils, isNot = false }: MatcherContext = {},
): Promise<MatcherResult> {
  const em = entityManagerOf(database, 'toHaveRowCount');
  const meta = metadataOf(em, entity, 'toHaveRowCount');
  const conditions = conditionsOf(meta, where);
  const writer = new RowWriter(meta, utils);
  const found = await countMatching(em, meta, conditions);
  const pass = found === count;
  const title = `expect(database)${isNot ? '.not' : ''}.toHaveRowCount(${meta.className}, ${count}${conditions.length > 0 ? ', where' : ''})`;
  if (pass !== isNot) {
    return { pass, message: () => title };
  }
  const shown = found > 0 ? await findMatching(em, meta, conditions, SHOWN) : undefined;
  const isAsked = conditions.length > 0;
  const total = isAsked ? `, of ${await countRows(em, meta)} in all` : '';
  const near = isAsked && found < count ? await findNearest(em, meta, conditions) : [];
  const lines = [
    title,
    '',
    `Expected: ${isNot ? 'not ' : ''}${countOf(count, meta)}${isAsked ? ' with' : ''}`,
    ...writer.conditions(conditions),
    `Received: ${writer.count(found)}${total}`,
    ...(shown === undefined ? [] : [`  ${writer.found(shown.rows, found)}`]),
    ...writer.near(
      near.filter(({ disagreeing }) => disagreeing.length > 0),
      conditions.length,
    ),
  ];
  return { pass, message: () => lines.join('\n') };
}
