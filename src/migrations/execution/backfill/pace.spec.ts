import { holdUp, nextSize, type Load, type Waited } from './pace.js';

describe('nextSize', () => {
  it.each([
    { size: 5_000, elapsed: 500, next: 5_000 },
    { size: 5_000, elapsed: 400, next: 6_250 },
    { size: 5_000, elapsed: 250, next: 10_000 },
    { size: 5_000, elapsed: 5, next: 10_000 },
    { size: 5_000, elapsed: 0, next: 10_000 },
    { size: 5_000, elapsed: 1_000, next: 2_500 },
    { size: 5_000, elapsed: 20_000, next: 125 },
    { size: 5_000, elapsed: 60_000, next: 100 },
    { size: 100, elapsed: 5_000, next: 100 },
  ])('after $size rows in $elapsed ms is $next', ({ size, elapsed, next }) => {
    expect(nextSize(size, elapsed, 500, 5_000)).toBe(next);
  });

  it('may stay below the smallest where it began there', () => {
    expect(nextSize(10, 5_000, 500, 10)).toBe(10);
    expect(nextSize(10, 5, 500, 10)).toBe(20);
  });

  it('settles where a batch takes the target time, whatever the speed', () => {
    for (const rowsAMillisecond of [0.5, 3, 1_000]) {
      let size = 5_000;
      for (let batch = 0; batch < 20; batch++) {
        size = nextSize(size, size / rowsAMillisecond, 500, 5_000);
      }
      expect(size).toBeCloseTo(500 * rowsAMillisecond, -1);
    }
  });
});

const idle: Load = { replicaLagMs: null, vacuumPid: null };
const waited = (replicas: number, vacuums: [number, number][] = []): Waited => ({
  replicas,
  vacuums: new Map(vacuums),
});

describe('holdUp', () => {
  it.each<[string, Load, Waited, string | undefined]>([
    ['nothing', idle, waited(0), undefined],
    ['a replica that keeps up', { ...idle, replicaLagMs: 10_000 }, waited(0), undefined],
    ['a replica that is behind', { ...idle, replicaLagMs: 10_001 }, waited(0), 'replicas'],
    ['one for a while', { ...idle, replicaLagMs: 99_999 }, waited(59_999), 'replicas'],
    ['one for long enough', { ...idle, replicaLagMs: 99_999 }, waited(60_000), undefined],
    ['a vacuum', { ...idle, vacuumPid: 7 }, waited(0), 'vacuum'],
    ['a vacuum for long enough', { ...idle, vacuumPid: 7 }, waited(0, [[7, 60_000]]), undefined],
    ['another vacuum', { ...idle, vacuumPid: 8 }, waited(0, [[7, 60_000]]), 'vacuum'],
    ['both', { replicaLagMs: 20_000, vacuumPid: 7 }, waited(0), 'replicas'],
    ['both, the first for long enough', { replicaLagMs: 20_000, vacuumPid: 7 }, waited(60_000), 'vacuum'],
  ])('by %s', (_what, load, before, cause) => {
    expect(holdUp(load, before)).toBe(cause);
  });
});
