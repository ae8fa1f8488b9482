import { LockTimeoutError } from '../errors/lock-timeout.error.js';
import { MistakenDecisionError } from '../errors/mistaken-decision.error.js';
import { SeedOptionsError } from '../errors/seed-options.error.js';
import { UsageError } from '../errors/usage.error.js';
import { exitCodeOf, isCommanderError } from './exit-code.js';

const withCode = (code: unknown, exitCode = 1) => Object.assign(new Error('no'), { code, exitCode });

describe('exitCodeOf', () => {
  it.each([
    ['help that was asked for', withCode('commander.helpDisplayed', 0), 0],
    ['help for want of a command', withCode('commander.help', 1), 2],
    ['an unknown option', withCode('commander.unknownOption'), 2],
    ['wrong usage', new UsageError('a', 'b'), 2],
    ['options that rule each other out', new SeedOptionsError(['--a', '--b'], 'c'), 2],
    [
      'a flag that does not fit the schemas',
      new MistakenDecisionError({ flag: '--drop', name: 'a', problem: 'b', fitting: [] }),
      2,
    ],
    ['a lock that is not to be had', new LockTimeoutError(1, undefined), 4],
    ['any other error', new Error('no'), 1],
    ['an error of the system', withCode('ECONNREFUSED'), 1],
    ['an error with a code that is a number', withCode(5), 1],
    ['what is no error', { code: 'commander.help', exitCode: 0 }, 1],
    ['nothing', undefined, 1],
  ])('of %s', (_what, error, code) => {
    expect(exitCodeOf(error)).toBe(code);
  });
});

describe('isCommanderError', () => {
  it('goes by the code', () => {
    expect(isCommanderError(withCode('commander.help'))).toBe(true);
    expect(isCommanderError(withCode('commander'))).toBe(false);
  });
});
