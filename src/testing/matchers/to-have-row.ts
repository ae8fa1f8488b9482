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
 * Whether the database has a row that agrees with `where`, be it filtered out or soft-deleted.
 *
 * @throws MatcherSubjectError, UnknownEntityError, MatcherInOperatorError
 */
export async function toHaveRow<Entity extends object>(
  database: DatabaseSubject,
  entity: EntityName<Entity>,
  where: RowQuery<Entity>,
  { utils, isNot = false }: MatcherContext = {},
): Promise<MatcherResult> {
  const em = entityManagerOf(database, 'toHaveRow');
  const meta = metadataOf(em, entity, 'toHaveRow');
  const conditions = conditionsOf(meta, where);
  const writer = new RowWriter(meta, utils);
  const { rows } = await findMatching(em, meta, conditions, 1);
  const pass = rows.length > 0;
  if (pass !== isNot) {
    return { pass, message: () => `expect(database).toHaveRow(${meta.className}, where)` };
  }
  const asked = [`${meta.className} with`, ...writer.conditions(conditions)].join('\n');
  if (pass) {
    const found = await findMatching(em, meta, conditions, SHOWN);
    const count = await countMatching(em, meta, conditions);
    const text = `expect(database).not.toHaveRow(${meta.className}, where)\n\nExpected: no row of ${asked}`;
    return { pass, message: () => `${text}\nReceived: ${writer.found(found.rows, count)}` };
  }
  const total = await countRows(em, meta);
  const near = await findNearest(em, meta, conditions);
  const lines = [
    `expect(database).toHaveRow(${meta.className}, where)`,
    '',
    `Expected: a row of ${asked}`,
    `Received: ${total === 0 ? `no row of ${meta.className} at all` : `none among ${countOf(total, meta)}`}`,
    ...writer.near(near, conditions.length),
  ];
  return { pass, message: () => lines.join('\n') };
}
