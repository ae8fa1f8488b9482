import { SiskinError } from './siskin.error.js';

/** A matcher or `expectQueries` was given something else than it can look into. */
export class MatcherSubjectError extends SiskinError {
  readonly code = 'SISKIN_MATCHER_SUBJECT';

  constructor(
    /** As in code, such as `toHaveRow`. */
    readonly matcher: string,
    readonly expected: 'a database' | 'an entity' | 'an entity class',
    given: unknown,
  ) {
    super({
      problem: `${matcher} needs ${expected}, and was given ${describe(given)}.`,
      remedy: REMEDIES[expected],
    });
  }
}

const REMEDIES = {
  'a database': 'Give it what useDatabase() returns, a MikroORM or an EntityManager.',
  'an entity': 'Give it an entity, or a list of at least one: expect(user).toExistInDatabase().',
  'an entity class':
    'Give it a class of entities, an EntitySchema, or a list of at least one: expect(database).toBeEmpty([User, Post]).',
};

function describe(given: unknown): string {
  if (Array.isArray(given)) {
    return given.length === 0 ? 'an empty list' : 'a list';
  }
  if (typeof given === 'function') {
    return given.name === '' ? 'a function' : given.name;
  }
  return typeof given === 'object' && given !== null
    ? `an object of ${given.constructor?.name ?? 'no class'}`
    : typeof given === 'string'
      ? JSON.stringify(given)
      : String(given);
}
