import type { Comparison } from '../change.js';
import { planEnums } from '../types/enums/plan-enum.js';
import { typeText } from '../types/type-name.js';
import { escaped } from './mentions.js';
import { perComparison } from './per-comparison.js';

/**
 * A fact of the schema before as the server tells it once the values of enums are renamed. What is made by then has to say that
 * as what was before.
 */
export const afterRenames = perComparison((comparison: Comparison): (<F>(fact: F) => F) => {
  const words = planEnums(comparison).flatMap(({ after, renamed }) =>
    [...renamed].map(
      ([from, to]) => [written(from, typeText(after.name)), written(to, typeText(after.name))] as const,
    ),
  );
  return (fact) => (words.length === 0 ? fact : rewrite(fact, new Map(words)));
});

/** As it stands in JSON. */
function written(value: string, type: string): string {
  return JSON.stringify(`'${value.replaceAll("'", "''")}'::${type}`).slice(1, -1);
}

/** All at once, as two values may change places. */
function rewrite<F>(fact: F, words: ReadonlyMap<string, string>): F {
  const any = new RegExp([...words.keys()].map(escaped).join('|'), 'g');
  return JSON.parse(JSON.stringify(fact).replaceAll(any, (word) => words.get(word) ?? word)) as F;
}
