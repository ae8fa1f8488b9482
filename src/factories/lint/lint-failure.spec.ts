import { UnknownEntityError } from '../../errors/unknown-entity.error.js';
import { isSame, lintFailure, type LintPlace } from './lint-failure.js';

const place: LintPlace = { factory: 'UserFactory', entity: 'User', step: 'create' };
const nobody = () => undefined;

/** An error as PostgreSQL gives it. */
const failing = (code: string, fields: object = {}) =>
  Object.assign(new Error('it failed'), { code, severity: 'ERROR', ...fields });

/** Who makes posts. */
const find = (table: string) => (table === 'posts' ? { factory: 'PostFactory', entity: 'Post' } : undefined);

const remedyIn = (table: string) => lintFailure(place, failing('22003', { table }), find).remedy;

describe('lintFailure', () => {
  it.each([
    ['42P01', {}, 'The database lacks what MikroORM knows: nest-cmd db:migrate'],
    ['42703', {}, 'The database lacks what MikroORM knows: nest-cmd db:migrate'],
    ['55P03', {}, 'Another session holds what it needs: try again once that has ended.'],
    [
      '42501',
      {},
      'Grant the user of the application what it lacks, or check the factories on a database of your own.',
    ],
    ['23502', {}, 'In UserFactory give it a value, or a factory where it is a relation.'],
    ['23514', {}, 'In UserFactory take values that the check admits.'],
    ['23514', { constraint: 'adults' }, 'In UserFactory take values that the check adults admits.'],
    ['23P01', {}, 'In UserFactory take values that exclude no other row.'],
    ['22003', {}, 'In UserFactory take a number that the column has room for.'],
    ['22P02', {}, 'In UserFactory take values that the database admits.'],
  ])('says what to do about %s %j', (code, fields, remedy) => {
    const cause = failing(code, fields);
    expect(lintFailure(place, cause, nobody)).toEqual({
      ...place,
      problem: 'it failed',
      remedy,
      code,
      ...fields,
      cause,
    });
  });

  it('names the factory whose rows they are', () => {
    expect([remedyIn('posts'), remedyIn('users')]).toEqual([
      'In PostFactory take a number that the column has room for.',
      'In UserFactory take a number that the column has room for.',
    ]);
  });

  it('takes a code without a severity for one of the system', () => {
    const cause = Object.assign(new Error('broken'), { code: 'EPIPE' });
    expect(lintFailure({ ...place, state: 'admin' }, cause, nobody)).toMatchObject({
      problem: 'broken',
      remedy:
        'Mend UserFactory.admin(). Where it was thrown: nest-cmd db:lint-factories UserFactory --verbose',
    });
  });

  it.each([
    ['a text', 'no', 'no'],
    ['nothing', undefined, 'undefined'],
    ['an error without a message', new Error(''), 'Error'],
  ])('tells %s that is thrown', (_what, cause, problem) => {
    expect(lintFailure(place, cause, nobody)).toMatchObject({ problem });
  });

  it("tells Siskin's own errors in their words, and lets an inferred one be written", () => {
    const cause = new UnknownEntityError('Usr', ['User']);
    expect(lintFailure(place, cause, nobody)).toMatchObject({
      code: 'SISKIN_UNKNOWN_ENTITY',
      problem: cause.problem,
      remedy: 'Did you mean User?',
    });
    expect(lintFailure({ ...place, inferred: true }, new Error('no'), nobody).remedy).toBe(
      'Write a factory for it: nest-cmd make:factory User',
    );
  });
});

/** Of the factory, or a state of it. */
const failure = (code: string, fields: object, state?: string) =>
  lintFailure({ ...place, ...(state !== undefined && { state }) }, failing(code, fields), nobody);

describe('isSame', () => {
  it.each([
    ['another state', failure('23514', { constraint: 'a' }, 'admin'), true],
    ['another row', failure('23514', { constraint: 'a', detail: 'Key (id)=(2)' }), true],
    ['another constraint', failure('23514', { constraint: 'b' }), false],
    ['another code', failure('23505', { constraint: 'a' }), false],
    ['another step', { ...failure('23514', { constraint: 'a' }), step: 'make' as const }, false],
  ])('of %s is told', (_what, other, expected) => {
    expect(isSame(failure('23514', { constraint: 'a' }), other)).toBe(expected);
  });
});
