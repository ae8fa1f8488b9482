import { likelyCause } from './likely-cause.js';
import type { RecordedStatement } from './recorded-statement.js';

export interface RepeatOptions {
  /** From how many times on a statement counts as repeated; 3 by default. */
  atLeast?: number;
}

export interface RepeatedStatement {
  /** Without its values. */
  readonly sql: string;
  readonly count: number;
  /** The values of the first few, as they are written in SQL. */
  readonly examples: readonly (readonly string[])[];
  /** What likely asks for it, and how to ask once. */
  readonly advice: string;
}

export const REPEATED_FROM = 3;
const EXAMPLES = 3;

export function findRepeats(
  statements: readonly RecordedStatement[],
  { atLeast = REPEATED_FROM }: RepeatOptions = {},
): RepeatedStatement[] {
  return [...groupByShape(statements).values()]
    .filter((group) => group.length >= atLeast)
    .toSorted((one, other) => other.length - one.length)
    .map((group) => toRepeated(group, statements));
}

/** A shape of one database is another's in another. */
export function shapeKey({ shape, database = '' }: RecordedStatement): string {
  return `${database}\0${shape.text}`;
}

export function groupByShape(statements: readonly RecordedStatement[]): Map<string, RecordedStatement[]> {
  return Map.groupBy(statements, shapeKey);
}

function toRepeated(group: RecordedStatement[], all: readonly RecordedStatement[]): RepeatedStatement {
  const values = group.map(({ shape }) => shape.values);
  return {
    sql: group[0]?.shape.text ?? '',
    count: group.length,
    examples: distinct(values).slice(0, EXAMPLES),
    advice: likelyCause(group, all),
  };
}

function distinct(lists: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(lists.map((list) => [list.join('\0'), list])).values()];
}
