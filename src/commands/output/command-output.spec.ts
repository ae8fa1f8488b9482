import { jest } from '@jest/globals';

import type { CommonOptions } from '../siskin-command.js';
import { CommandOutput } from './command-output.js';

/** What is written to stderr while progress is reported every so many seconds, where there is no terminal. */
function progressOf(options: CommonOptions, moments: readonly number[]): string {
  let printed = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  jest.useFakeTimers({ now: 0 });
  try {
    const output = new CommandOutput(options);
    for (const moment of moments) {
      jest.setSystemTime(moment * 1_000);
      output.progress(`after ${moment} s`);
    }
    return printed;
  } finally {
    jest.useRealTimers();
    write.mockRestore();
  }
}

describe('progress where there is no terminal', () => {
  it('is a line every ten seconds at most, and none for what is soon done', () => {
    expect(progressOf({}, [0, 5, 9])).toBe('');
    expect(progressOf({}, [1, 10, 11, 19, 21, 40, 49, 50])).toBe(
      'after 10 s\nafter 21 s\nafter 40 s\nafter 50 s\n',
    );
  });

  it.each([{ json: true }, { quiet: true }])('is none at all with %j', (options) => {
    expect(progressOf(options, [1, 10, 30])).toBe('');
  });
});
