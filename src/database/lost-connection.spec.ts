import { MigrationFailedError } from '../errors/migration-failed.error.js';
import { findLoss } from './lost-connection.js';

const withCode = (code: string, message = 'what it says') => Object.assign(new Error(message), { code });
const migration = { revision: 'a', name: 'a', direction: 'up' as const };

describe('findLoss', () => {
  it.each([
    [withCode('57P01'), 'what it says'],
    [withCode('57P02'), 'what it says'],
    [withCode('57P03'), 'what it says'],
    [withCode('57P05'), 'what it says'],
    [withCode('25P03'), 'what it says'],
    [withCode('08006'), 'what it says'],
    [withCode('ECONNRESET', 'read ECONNRESET'), 'read ECONNRESET'],
    [new Error('Connection terminated unexpectedly'), 'Connection terminated unexpectedly'],
    [
      new Error('Client has encountered a connection error and is not queryable'),
      'Client has encountered a connection error and is not queryable',
    ],
    [new MigrationFailedError(migration, withCode('57P01')), 'what it says'],
    [withCode('57014'), undefined],
    [withCode('57P04'), undefined],
    [withCode('42P01'), undefined],
    [new MigrationFailedError(migration, new Error('Division by zero')), undefined],
    ['Connection terminated', undefined],
  ])('of %o', (error, reason) => {
    expect(findLoss(error)).toBe(reason);
  });
});
