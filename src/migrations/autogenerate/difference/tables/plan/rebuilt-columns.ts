import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { Comparison } from '../../change.js';
import { pairUp, type Pair } from '../../pair-up.js';
import { isSame } from '../../same.js';
import { mentionsColumn } from '../../shared/mentions.js';

/** The first version that gives a generated column another expression. */
const SETS_EXPRESSIONS = 170_000;

/** The columns of a table, or of the parent of a partition. */
export type ColumnLists = Pair<readonly ColumnDefinition[]>;

/** Generated columns that are to hold values of their own. */
export function becomingPlain({ before, after }: ColumnLists): readonly string[] {
  return pairUp(before, after, nameOf)
    .kept.filter((pair) => pair.before.generated !== undefined && pair.after.generated === undefined)
    .map((pair) => nameOf(pair.after));
}

/** The columns of a table that have to be dropped and added again. Their values follow from others. */
export function findRebuilt(
  { before, after }: ColumnLists,
  retyped: ReadonlySet<string>,
  { serverVersion }: Pick<Comparison, 'serverVersion'>,
): readonly string[] {
  const { gone, added, kept } = pairUp(before, after, nameOf);
  const unsteady = [...gone, ...added].map(nameOf).concat(...retyped);
  const setsExpressions = (serverVersion ?? 0) >= SETS_EXPRESSIONS;
  return kept
    .filter((pair) => isBecomingGenerated(pair) || isRebuilt(pair, unsteady, setsExpressions))
    .map((pair) => nameOf(pair.after));
}

function isRebuilt(
  { before, after }: Pair<ColumnDefinition>,
  unsteady: readonly string[],
  setsExpressions: boolean,
): boolean {
  const [was, is] = [before.generated, after.generated];
  if (was === undefined) {
    return false;
  } else if (is === undefined) {
    return was.virtual === true || before.type !== after.type || reads(was, unsteady);
  }
  const alters = setsExpressions && was.virtual === is.virtual && before.type === after.type;
  return reads(was, unsteady) || reads(is, unsteady) || (!isSame(was, is) && !alters);
}

function isBecomingGenerated({ before, after }: Pair<ColumnDefinition>): boolean {
  return before.generated === undefined && after.generated !== undefined;
}

function reads(
  { expression }: NonNullable<ColumnDefinition['generated']>,
  columns: readonly string[],
): boolean {
  return columns.some((column) => mentionsColumn(expression, column));
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
