import { jest } from '@jest/globals';

import { seedProgress, type LoopProgress, type SeedProgress } from './seed-progress.js';

const told: LoopProgress[] = [];
let progress: SeedProgress;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  told.splice(0);
  progress = seedProgress((state) => told.push(state));
});
afterEach(() => jest.useRealTimers());

const doneOf = () => told.map(({ done, total }) => `${done} of ${total}`);

/** Takes so many milliseconds for each item. */
function consume(items: Iterable<unknown>, ms: number, last = Infinity): unknown[] {
  const seen: unknown[] = [];
  for (const item of items) {
    jest.advanceTimersByTime(ms);
    seen.push(item);
    if (seen.length === last) {
      break;
    }
  }
  return seen;
}

async function* later<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

describe('progress', () => {
  it('gives the same items, and tells each step that takes long', () => {
    expect(consume(progress(['a', 'b', 'c'], { label: 'letters' }), 500)).toEqual(['a', 'b', 'c']);
    expect(told).toEqual([
      { label: 'letters', done: 1, total: 3, rate: 2, leftMs: 1_000 },
      { label: 'letters', done: 2, total: 3, rate: 2, leftMs: 500 },
      { label: 'letters', done: 3, total: 3, rate: 2, leftMs: 0 },
    ]);
  });

  it('tells ten times a second at the most, and the end', () => {
    consume(progress(Array.from({ length: 1_000 })), 1);
    expect(doneOf()).toEqual([...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${n}00 of 1000`), '1000 of 1000']);
  });

  it.each<[string, Iterable<unknown>, number | undefined, string[]]>([
    ['a list', ['a', 'b'], undefined, ['1 of 2', '2 of 2']],
    ['a set', new Set(['a', 'b']), undefined, ['1 of 2', '2 of 2']],
    ['a text', 'ab', undefined, ['1 of null', '2 of null']],
    ['what does not say', ['a', 'b'].values(), undefined, ['1 of null', '2 of null']],
    ['what is said', ['a', 'b'].values(), 2, ['1 of 2', '2 of 2']],
    ['what is said too low', ['a', 'b'], 1, ['1 of 1', '2 of null']],
    ['nothing', [], undefined, []],
  ])('knows the total of %s', (_what, items, total, expected) => {
    consume(progress(items, total === undefined ? {} : { total }), 200);
    expect(doneOf()).toEqual(expected);
  });

  it('counts only what was done where the loop is left early, and lets the items be closed', () => {
    let closed = false;
    function* items() {
      try {
        yield* [1, 2, 3];
      } finally {
        closed = true;
      }
    }
    expect(consume(progress(items()), 200, 2)).toEqual([1, 2]);
    expect({ done: doneOf(), closed }).toEqual({ done: ['1 of null'], closed: true });
  });

  it('counts items that are awaited', async () => {
    const seen: string[] = [];
    for await (const item of progress(later(['a', 'b', 'c']), { total: 3 })) {
      jest.advanceTimersByTime(150);
      seen.push(item);
    }
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(doneOf()).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  it('ends the loop where whoever is told throws', () => {
    const stopping = seedProgress(() => {
      throw new Error('stop');
    });
    const seen: number[] = [];
    expect(() => {
      for (const item of stopping([1, 2, 3])) {
        jest.advanceTimersByTime(200);
        seen.push(item);
      }
    }).toThrow('stop');
    expect(seen).toEqual([1]);
  });

  it('has a bar for work without items', () => {
    const bar = progress.bar(10, { label: 'files' });
    jest.advanceTimersByTime(1_000);
    bar.advance(4);
    bar.advance();
    bar.advance(5);
    expect(told).toEqual([
      { label: 'files', done: 4, total: 10, rate: 4, leftMs: 1_500 },
      { label: 'files', done: 10, total: 10, rate: 10, leftMs: 0 },
    ]);
  });

  it('does not know when a bar without a total will end', () => {
    const bar = progress.bar(null);
    jest.advanceTimersByTime(2_000);
    bar.advance(100);
    expect(told).toEqual([{ done: 100, total: null, rate: 50, leftMs: null }]);
  });
});
