import { backOff } from './back-off.js';

describe('backOff', () => {
  it.each([
    { attempt: 0, shortest: 250, longest: 500 },
    { attempt: 3, shortest: 2_000, longest: 4_000 },
    { attempt: 30, shortest: 15_000, longest: 30_000 },
  ])('after attempt $attempt', ({ attempt, shortest, longest }) => {
    const pace = { firstMs: 500, longestMs: 30_000 };
    expect([backOff(pace, attempt, 0), backOff(pace, attempt, 1)]).toEqual([shortest, longest]);
  });
});
