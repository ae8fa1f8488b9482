import { UnexpectedQueriesError } from '../../errors/unexpected-queries.error.js';
import type { RepeatedStatement, RepeatOptions } from './find-repeats.js';
import { recordQueries, type RecordOptions } from './record-queries.js';
import type { RecordedQueries } from './recorded-queries.js';
import { shortenSql, showStatements } from './show-statements.js';

/** What is expected of the statements of a function. Each returns what the function returned. */
export interface QueryExpectations<T> {
  /** @throws UnexpectedQueriesError where there are more. */
  toBeAtMost(count: number): Promise<T>;
  /** @throws UnexpectedQueriesError where there are as many or more. */
  toBeLessThan(count: number): Promise<T>;
  /** @throws UnexpectedQueriesError where there are fewer or more. */
  toBe(count: number): Promise<T>;
  /**
   * No statement three times or more (or `atLeast` times) with other values only, as relations are that are loaded row
   * by row.
   *
   * @throws UnexpectedQueriesError
   */
  toHaveNoRepeats(options?: RepeatOptions): Promise<T>;
}

/**
 * Counts the statements that a function asks of the databases, which is run, once, when something is expected of them.
 * What it throws is thrown as it is.
 */
export function expectQueries<T>(fn: () => T | Promise<T>, options?: RecordOptions): QueryExpectations<T> {
  let recorded: Promise<RecordedQueries<T>> | undefined;
  const run = () => (recorded ??= recordQueries(fn, options));
  const counted = (words: string, fits: (count: number) => boolean) => async () =>
    ensureCount(await run(), words, fits);
  return {
    toBe: (count) => counted(`${count}`, (found) => found === count)(),
    toBeAtMost: (count) => counted(`at most ${count}`, (found) => found <= count)(),
    toBeLessThan: (count) => counted(`less than ${count}`, (found) => found < count)(),
    toHaveNoRepeats: async (repeatOptions) => ensureNoRepeats(await run(), repeatOptions),
  };
}

function ensureCount<T>(queries: RecordedQueries<T>, words: string, fits: (count: number) => boolean): T {
  const { statements, result } = queries;
  if (fits(statements.length)) {
    return result;
  }
  const repeats = queries.repeats();
  throw new UnexpectedQueriesError({
    expected: `${words} ${words.endsWith(' 1') || words === '1' ? 'query' : 'queries'}`,
    received: String(statements.length),
    statements: statements.map(({ shape }) => shape.text),
    lines: showStatements(statements),
    advice: repeats.map(({ sql, count, advice }) => `${count} times ${shortenSql(sql)}: ${advice}`),
  });
}

function ensureNoRepeats<T>(queries: RecordedQueries<T>, options?: RepeatOptions): T {
  const { statements, result } = queries;
  const repeats = queries.repeats(options);
  if (repeats.length === 0) {
    return result;
  }
  throw new UnexpectedQueriesError({
    expected: 'no repeated query',
    received: `${repeats.length} repeated among ${statements.length}`,
    statements: statements.map(({ shape }) => shape.text),
    lines: [...repeats.flatMap(showRepeat), 'All statements:', ...showStatements(statements)],
    advice: repeats.map(({ advice }) => advice),
  });
}

function showRepeat({ sql, count, examples }: RepeatedStatement): string[] {
  const isInsert = /^insert\b/i.test(sql);
  const shown = examples.map((values) =>
    values.length === 0 ? 'no values' : values.map(shorten).join(', '),
  );
  return [`${count} times ${shortenSql(sql)}`, ...(isInsert ? [] : [`  with ${shown.join('; ')}`])];
}

function shorten(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value;
}
