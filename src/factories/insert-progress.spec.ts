import { type InsertEvent, reportInsert } from './insert-progress.js';

describe('reportInsert', () => {
  it('tells of the start, each part and the end', () => {
    const told: InsertEvent[] = [];
    const report = reportInsert({ onInsert: (event) => void told.push(event) }, 'User', 10);
    report.add(4);
    report.add(6);
    report.end();
    expect(told).toEqual([
      { entity: 'User', rows: 0, total: 10, done: false },
      { entity: 'User', rows: 4, total: 10, done: false },
      { entity: 'User', rows: 10, total: 10, done: false },
      { entity: 'User', rows: 10, total: 10, done: true },
    ]);
  });

  it('names no total that is not known, and tells nobody who does not want to know', () => {
    const told: InsertEvent[] = [];
    reportInsert({ onInsert: (event) => void told.push(event) }, 'User').end();
    expect(told.map((event) => 'total' in event)).toEqual([false, false]);
    expect(() => reportInsert({}, 'User', 3).add(3)).not.toThrow();
  });
});
