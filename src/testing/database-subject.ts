import type { EntityManager } from '@mikro-orm/core';

import { MatcherSubjectError } from '../errors/matcher-subject.error.js';

/** What leads to a database: what `useDatabase` returns, a MikroORM or an EntityManager. */
export type DatabaseSubject = { readonly em: EntityManager } | EntityManager;

/**
 * @param asked what of, for the error.
 * @throws MatcherSubjectError where it is none.
 */
export function entityManagerOf(subject: unknown, asked = 'expectQueries(fn, { on })'): EntityManager {
  if (isEntityManager(subject)) {
    return subject;
  }
  const em: unknown = isObject(subject) && 'em' in subject ? subject.em : undefined;
  if (!isEntityManager(em)) {
    throw new MatcherSubjectError(asked, 'a database', subject);
  }
  return em;
}

/** By its shape: it may come from another copy of MikroORM. */
function isEntityManager(value: unknown): value is EntityManager {
  return isObject(value) && typeof Reflect.get(value, 'fork') === 'function' && 'config' in value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
