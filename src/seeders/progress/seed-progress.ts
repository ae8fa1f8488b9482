import { LoopCourse, type LoopProgress, type Tell } from './loop-course.js';

export type { LoopProgress };

export interface ProgressOptions {
  /** What the steps are. Default: none. */
  label?: string;
  /** How many steps there will be. Default: the length or size of what is gone through, where it has one. */
  total?: number;
}

/** Tells how far the loops of a seeder are: each step at most ten times a second. */
export interface SeedProgress {
  /** The same items, each of which is a step: `for (const city of progress(cities, { label: 'cities' }))`. */
  <T>(items: Iterable<T>, options?: ProgressOptions): Iterable<T>;
  /** The same for items that are awaited: `for await (const row of progress(rows, { label: 'rows', total }))`. */
  <T>(items: AsyncIterable<T>, options?: ProgressOptions): AsyncIterable<T>;
  /** For work that goes through no items. A total that is not known is `null`. */
  bar(total: number | null, options?: Omit<ProgressOptions, 'total'>): ProgressBar;
}

export interface ProgressBar {
  /** So many steps more are done. Default: 1. */
  advance(steps?: number): void;
}

/** @param tell called with how far a loop is; where it throws, the loop ends. */
export function seedProgress(tell: Tell): SeedProgress {
  const courseOf = (items: unknown, { label, total }: ProgressOptions = {}) =>
    new LoopCourse(tell, total ?? sizeOf(items), label);

  function progress<T>(items: Iterable<T>, options?: ProgressOptions): Iterable<T>;
  function progress<T>(items: AsyncIterable<T>, options?: ProgressOptions): AsyncIterable<T>;
  function progress<T>(
    items: Iterable<T> | AsyncIterable<T>,
    options?: ProgressOptions,
  ): Iterable<T> | AsyncIterable<T> {
    const course = courseOf(items, options);
    return isIterable(items) ? through(items, course) : throughAsync(items, course);
  }
  const bar: SeedProgress['bar'] = (total, options = {}) => new LoopCourse(tell, total, options.label);
  return Object.assign(progress, { bar });
}

function* through<T>(items: Iterable<T>, course: LoopCourse): Generator<T> {
  for (const item of items) {
    yield item;
    course.advance();
  }
}

async function* throughAsync<T>(items: AsyncIterable<T>, course: LoopCourse): AsyncGenerator<T> {
  for await (const item of items) {
    yield item;
    course.advance();
  }
}

function isIterable<T>(items: Iterable<T> | AsyncIterable<T>): items is Iterable<T> {
  return typeof items === 'string' || Symbol.iterator in items;
}

/** A text has more units than characters: its length says nothing. */
function sizeOf(items: unknown): number | null {
  if (typeof items !== 'object' || items === null) {
    return null;
  }
  const size = 'length' in items ? items.length : 'size' in items ? items.size : null;
  return typeof size === 'number' ? size : null;
}
