import { jest } from '@jest/globals';

import { Elapsed } from './elapsed.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('tells of what takes long, and not while somebody is asked', async () => {
  const told: string[] = [];
  const output = { progress: (text: string) => void told.push(text), end: () => void told.push('end') };
  const elapsed = new Elapsed('comparing', output);
  jest.advanceTimersByTime(999);
  expect(told).toEqual([]);
  jest.advanceTimersByTime(1_001);
  expect(told.splice(0)).toEqual(['  … comparing  1.0 s', '  … comparing  2.0 s']);

  const answer = elapsed.silently(async () => {
    jest.advanceTimersByTime(5_000);
    return 'rename';
  });
  expect([await answer, ...told.splice(0)]).toEqual(['rename', 'end']);
  jest.advanceTimersByTime(1_000);
  expect(told.splice(0)).toEqual(['  … comparing  8.0 s']);

  elapsed[Symbol.dispose]();
  jest.advanceTimersByTime(5_000);
  expect(told).toEqual(['end']);
});
