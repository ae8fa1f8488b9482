import { progressOf } from './progress.js';

describe('progressOf', () => {
  it.each([
    {
      what: 'a run from the start',
      course: { before: 0, done: 20_000, estimate: 100_000, elapsedMs: 2_000 },
      progress: { done: 20_000, total: 100_000, rate: 10_000, leftMs: 8_000 },
    },
    {
      what: 'a run that goes on',
      course: { before: 50_000, done: 60_000, estimate: 100_000, elapsedMs: 1_000 },
      progress: { done: 60_000, total: 100_000, rate: 10_000, leftMs: 4_000 },
    },
    {
      what: 'too low an estimate',
      course: { before: 0, done: 500, estimate: 100, elapsedMs: 100 },
      progress: { done: 500, total: 500, rate: 5_000, leftMs: 0 },
    },
    {
      what: 'no estimate',
      course: { before: 0, done: 500, estimate: null, elapsedMs: 100 },
      progress: { done: 500, total: null, rate: 5_000, leftMs: null },
    },
    {
      what: 'nothing yet',
      course: { before: 10, done: 10, estimate: 100, elapsedMs: 0 },
      progress: { done: 10, total: 100, rate: 0, leftMs: null },
    },
  ])('of $what', ({ course, progress }) => {
    expect(progressOf({ table: 'users', ...course })).toEqual({ table: 'users', ...progress });
  });
});
