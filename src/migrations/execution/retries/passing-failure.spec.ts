import { DatabaseError } from 'pg';

import { MigrationFailedError } from '../../../errors/migration-failed.error.js';
import { passingReason } from './passing-failure.js';

function databaseError(code: string): DatabaseError {
  return Object.assign(new DatabaseError('no', 2, 'error'), { code });
}
function failed(sqlState?: string): MigrationFailedError {
  return new MigrationFailedError({ revision: 'a', name: 'a', direction: 'up' }, new Error('no'), {
    sqlState,
  });
}

describe('passingReason', () => {
  it.each([
    ['55P03', 'lock-timeout'],
    ['40P01', 'deadlock'],
    ['40001', 'serialization'],
    ['57014', undefined],
    ['23505', undefined],
  ])('of %s', (code, reason) => {
    expect(passingReason(databaseError(code))).toBe(reason);
    expect(passingReason(failed(code))).toBe(reason);
  });

  it('is none of what is no error of PostgreSQL', () => {
    const reasons = [undefined, 'no', new Error('no'), failed()].map(passingReason);
    expect(reasons).toEqual([undefined, undefined, undefined, undefined]);
  });
});
