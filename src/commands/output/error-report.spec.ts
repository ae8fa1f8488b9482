import { jest } from '@jest/globals';

import { InvalidMigrationFilesError } from '../../errors/invalid-migration-files.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import type { CommonOptions } from '../siskin-command.js';
import { reportError } from './error-report.js';

class TooSmallError extends SiskinError {
  readonly code = 'SISKIN_TOO_SMALL';
  constructor(
    readonly size: number,
    cause?: unknown,
  ) {
    super({ problem: `The size ${size} is too small:\nfar too small.`, remedy: 'Give at least 2.', cause });
  }
}

/** What is printed on both streams. */
function report(error: unknown, options: CommonOptions = {}) {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    }),
  );
  try {
    reportError(error, options);
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
  return printed;
}

describe('reportError', () => {
  it.each([
    [
      'an error of ours',
      new TooSmallError(1),
      '✗ The size 1 is too small:\n  far too small.\n→ Give at least 2.\n',
    ],
    ['another error', new Error('one\ntwo'), '✗ one\n  two\n'],
    ['what is no error', 'thrown', '✗ thrown\n'],
  ])('prints %s on stderr, without a stack', (_what, error, stderr) => {
    expect(report(error)).toEqual({ stdout: '', stderr });
  });

  it('prints the stacks of an error and its causes where --verbose asks for it', () => {
    const cause = Object.assign(new Error('below'), {
      stack: 'Error: below\n    at there',
      password: 'secret',
    });
    const error = Object.assign(new TooSmallError(1, cause), { stack: 'TooSmallError\n    at here' });
    expect(report(error, { verbose: true }).stderr.split('\n')).toEqual([
      '✗ The size 1 is too small:',
      '  far too small.',
      '→ Give at least 2.',
      '',
      'TooSmallError',
      '    at here',
      'Caused by:',
      'Error: below',
      '    at there',
      '',
    ]);
  });

  it.each([
    [
      'an error of ours with its fields',
      new TooSmallError(1, new Error('secret')),
      {
        name: 'TooSmallError',
        code: 'SISKIN_TOO_SMALL',
        size: 1,
        problem: 'The size 1 is too small:\nfar too small.',
        remedy: 'Give at least 2.',
        message: 'The size 1 is too small:\nfar too small.\nGive at least 2.',
      },
    ],
    [
      'another error without any',
      Object.assign(new TypeError('no'), { password: 'secret' }),
      { name: 'TypeError', message: 'no' },
    ],
    ['what is no error', 42, { name: 'Error', message: '42' }],
  ])('prints %s as a document on stdout where --json asks for it', (_what, error, document) => {
    const { stdout, stderr } = report(error, { json: true, verbose: true });
    expect({ document: JSON.parse(stdout), stderr }).toEqual({ document: { error: document }, stderr: '' });
  });

  it('leaves causes out of the document, also those within fields', () => {
    const cause = Object.assign(new Error('no'), { password: 'secret' });
    const error = new InvalidMigrationFilesError([{ file: 'a.ts', problem: 'no', cause }]);
    const { stdout } = report(error, { json: true });
    expect(JSON.parse(stdout)).toMatchObject({ error: { faults: [{ file: 'a.ts', problem: 'no' }] } });
    expect(stdout).not.toContain('secret');
  });
});
