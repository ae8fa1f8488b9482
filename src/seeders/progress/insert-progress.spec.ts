import { jest } from '@jest/globals';

import { reportInsert } from '../../factories/insert-progress.js';
import { insertProgress } from './insert-progress.js';
import type { LoopProgress } from './loop-course.js';

const told: LoopProgress[] = [];
beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  told.splice(0);
});
afterEach(() => jest.useRealTimers());

const scope = () => ({ onInsert: insertProgress((progress) => told.push(progress)) });

describe('insertProgress', () => {
  it('tells of an insert as of a loop, with the rate and what is left', () => {
    const report = reportInsert(scope(), 'User', 1_000_000);
    jest.advanceTimersByTime(1_000);
    report.add(250_000);
    jest.advanceTimersByTime(3_000);
    report.add(750_000);
    report.end();
    expect(told).toEqual([
      { label: 'User', done: 250_000, total: 1_000_000, rate: 250_000, leftMs: 3_000 },
      { label: 'User', done: 1_000_000, total: 1_000_000, rate: 250_000, leftMs: 0 },
    ]);
  });

  it('tells ten times a second at the most', () => {
    const report = reportInsert(scope(), 'User');
    for (let part = 0; part < 100; part++) {
      jest.advanceTimersByTime(10);
      report.add(1);
    }
    expect(told.map(({ done, total }) => [done, total])).toEqual(
      [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((done) => [done, null]),
    );
  });

  it('starts anew for the next insert, and keeps those of two entities apart', () => {
    const shared = scope();
    const users = reportInsert(shared, 'User', 20);
    const posts = reportInsert(shared, 'Post', 40);
    jest.advanceTimersByTime(1_000);
    users.add(20);
    posts.add(10);
    users.end();
    const again = reportInsert(shared, 'User', 5);
    jest.advanceTimersByTime(1_000);
    again.add(5);
    expect(told.map(({ label, done, rate }) => [label, done, rate])).toEqual([
      ['User', 20, 20],
      ['Post', 10, 10],
      ['User', 5, 5],
    ]);
  });
});
