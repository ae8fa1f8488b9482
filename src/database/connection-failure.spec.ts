import { isYetToCome, toConnectionError } from './connection-failure.js';

const address = { host: 'db', port: 5432, database: 'shop', user: 'ada' };
const withCode = (code: string, message = 'what it says') => Object.assign(new Error(message), { code });

const unreachable = (reason: string) => `The database shop at db:5432 can't be reached: ${reason}.`;

describe('toConnectionError', () => {
  it.each([
    [withCode('3D000'), 'DatabaseMissingError', 'There is no database shop at db:5432.'],
    [withCode('28P01'), 'DatabaseLoginError', 'The server db:5432 refuses the login of ada: what it says.'],
    [withCode('28000'), 'DatabaseLoginError', 'The server db:5432 refuses the login of ada: what it says.'],
    [withCode('ECONNREFUSED'), 'DatabaseUnreachableError', unreachable('nothing listens there')],
    [withCode('ENOTFOUND'), 'DatabaseUnreachableError', unreachable('there is no such host')],
    [withCode('EAI_AGAIN'), 'DatabaseUnreachableError', unreachable('the name of the host does not resolve')],
    [withCode('ETIMEDOUT'), 'DatabaseUnreachableError', unreachable('no answer in time')],
    [withCode('EHOSTUNREACH'), 'DatabaseUnreachableError', unreachable('there is no route to the host')],
    [withCode('53300'), 'DatabaseUnreachableError', unreachable('what it says')],
    [new Error('timeout expired'), 'DatabaseUnreachableError', unreachable('timeout expired')],
    ['text', 'DatabaseUnreachableError', unreachable('text')],
    [
      Object.assign(new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')]), {}),
      'DatabaseUnreachableError',
      unreachable('::1 refused, 127.0.0.1 refused'),
    ],
  ])('of %o', (cause, name, problem) => {
    expect(toConnectionError(address, cause)).toMatchObject({ name, problem, address, cause });
  });
});

describe('isYetToCome', () => {
  it.each([
    [withCode('ECONNREFUSED'), true],
    [withCode('ENOTFOUND'), true],
    [withCode('EAI_AGAIN'), true],
    [withCode('57P03'), true],
    [new Error('timeout expired'), true],
    [new Error('Connection terminated unexpectedly'), true],
    [withCode('28P01'), false],
    [withCode('3D000'), false],
    [withCode('53300'), false],
    [new Error('The server does not support SSL connections'), false],
  ])('of %o is %s', (error, expected) => {
    expect(isYetToCome(error)).toBe(expected);
  });
});
