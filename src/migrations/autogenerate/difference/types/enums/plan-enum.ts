import type { EnumMap } from '../../../../operations/types/enum-map.js';
import { showName } from '../../../../operations/names.js';
import type { EnumFact } from '../../../model/schema-model.js';
import type { Comparison } from '../../change.js';
import { pairUp, type Pair } from '../../pair-up.js';
import { isSame } from '../../same.js';
import { perComparison } from '../../shared/per-comparison.js';
import { usesNewValue } from './uses-new-value.js';

/** How the values of an enum become those that it is to have. */
export interface EnumPlan extends Pair<EnumFact> {
  /** Values that get another name where they are. Where several become one that was not there, another type has to hold it. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The values before, with those names. */
  readonly values: readonly string[];
  /** Whether values are added to the type, or another type takes its place. */
  readonly way: 'none' | 'add' | 'replace';
  /** What becomes of values that go, where another type takes its place. */
  readonly map: EnumMap;
}

/** For each enum that is in both schemas. */
export const planEnums = perComparison((comparison: Comparison): readonly EnumPlan[] => {
  const { before, after } = comparison;
  const { kept } = pairUp(before.enums, after.enums, ({ name }) => showName(name));
  return kept.map((pair) => planEnum(pair, comparison));
});

function planEnum({ before, after }: Pair<EnumFact>, comparison: Comparison): EnumPlan {
  const decided = decidedNames(before, comparison);
  const [renamed, merged] = partition(
    decided.filter(([, to]) => after.values.includes(to)),
    ([, to]) => !before.values.includes(to) && decided.filter(([, other]) => other === to).length === 1,
  );
  const names = new Map(renamed);
  const values = before.values.map((value) => names.get(value) ?? value);
  const map = Object.fromEntries(merged);
  const way = wayOf(values, after, comparison);
  return { before, after, renamed: names, values, way, map };
}

function wayOf(values: readonly string[], after: EnumFact, comparison: Comparison): EnumPlan['way'] {
  const stay = after.values.filter((value) => values.includes(value));
  if (!isSame(stay, values)) {
    return 'replace';
  } else if (stay.length === after.values.length) {
    return 'none';
  }
  const added = after.values.filter((value) => !values.includes(value));
  return usesNewValue(after.name, added, comparison) ? 'replace' : 'add';
}

/** The values of the enum that were decided to be others, each with the other one. */
function decidedNames({ name, values }: EnumFact, { decisions }: Comparison): [string, string][] {
  const prefix = `${showName(name)}.`;
  const pairs = [...decisions.renames].flatMap(([from, to]): [string, string][] =>
    from.startsWith(prefix) ? [[from.slice(prefix.length), withoutPrefix(to, prefix)]] : [],
  );
  return pairs.filter(([from]) => values.includes(from));
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
