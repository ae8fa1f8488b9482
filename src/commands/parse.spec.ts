import { UsageError } from '../errors/usage.error.js';
import { parseCount, parseSeconds, parseWholeNumber } from './parse.js';

describe('numbers on the command line', () => {
  it.each([
    [parseWholeNumber, '0', 0],
    [parseWholeNumber, '0042', 42],
    [parseWholeNumber, '9007199254740991', Number.MAX_SAFE_INTEGER],
    [parseCount, '1', 1],
    [parseCount, '120', 120],
    [parseSeconds, '0', 0],
    [parseSeconds, '30', 30_000],
    [parseSeconds, '0.25', 250],
    [parseSeconds, '1.0004', 1_000],
  ])('%o reads %s', (parse, text, value) => {
    expect(parse('--flag', text)).toBe(value);
  });

  it.each([
    [parseWholeNumber, ['', '-1', '1.5', '1e3', ' 1', 'x', '0x10', '9007199254740992']],
    [parseCount, ['', '0', '-1', '01', '1.5', '2x', '9007199254740992']],
    [parseSeconds, ['', '-1', '1.', '.5', '1s', '1e3', 'NaN', 'Infinity']],
  ])('%o refuses %j', (parse, texts) => {
    for (const text of texts) {
      expect(() => parse('--flag', text)).toThrow(UsageError);
    }
  });

  it('names the flag and the value, and gives an example', () => {
    expect(() => parseSeconds('--lock-wait', 'soon')).toThrow(
      new UsageError("--lock-wait takes a number of seconds, not 'soon'.", 'For instance: --lock-wait 30'),
    );
    expect(() => parseCount('--step', '0')).toThrow(
      new UsageError("--step takes a whole number from 1 on, not '0'.", 'For instance: --step 2'),
    );
    expect(() => parseWholeNumber('--random-seed', 'x')).toThrow(
      new UsageError("--random-seed takes a whole number, not 'x'.", 'For instance: --random-seed 42'),
    );
  });
});
