import { firstWords } from './sql-words.js';

/** What not every supported PostgreSQL has. */
export interface NewerFeature {
  /** As SQL or the manual calls it. */
  feature: string;
  /** The first major version that has it. */
  since: number;
}

/** By the keywords of a statement, with spaces around each. */
const FEATURES: readonly (NewerFeature & { pattern: Pick<RegExp, 'test'> })[] = [
  { since: 15, feature: 'nulls not distinct', pattern: / nulls not distinct / },
  { since: 15, feature: 'security_invoker', pattern: / "?security_invoker"? / },
  {
    since: 15,
    feature: 'an unlogged sequence',
    pattern: / unlogged sequence | sequence .* set (un)?logged /,
  },
  { since: 15, feature: 'a negative scale', pattern: / (numeric|decimal) \( \d+ , - / },
  { since: 15, feature: 'a scale above the precision', pattern: { test: hasScaleAbovePrecision } },
  { since: 15, feature: 'on delete for some columns', pattern: / on delete set (null|default) \( / },
  { since: 15, feature: 'merge', pattern: /^ (with .* )?merge into / },
  { since: 16, feature: 'storage of a new column', pattern: / table .*(?<! set) storage \w+ / },
  {
    since: 16,
    feature: 'reindex of a database without its name',
    pattern: /^ reindex .*(database|system) $/,
  },
  { since: 17, feature: 'set expression', pattern: / set expression as / },
  { since: 17, feature: 'the privilege maintain', pattern: /^ (grant|revoke|alter default) .*maintain / },
  { since: 17, feature: 'exclude on a partitioned table', pattern: / exclude (using |\( ).* with / },
  { since: 18, feature: 'a virtual generated column', pattern: / \) virtual / },
  { since: 18, feature: 'not enforced', pattern: / not enforced / },
  { since: 18, feature: 'without overlaps', pattern: / without overlaps / },
  { since: 18, feature: 'not null as a constraint', pattern: / add (constraint \S+ )?not null / },
  {
    since: 18,
    feature: 'a not valid foreign key of a partitioned table',
    pattern: / foreign key .* not valid /,
  },
];

/** SQLSTATEs of features, parameters, syntax and kinds of objects that are not known. */
const UNKNOWN = new Set(['0A000', '22023', '42601', '42809']);
/** A table may have many columns. */
const MOST_WORDS = 5_000;

/**
 * What a refused statement uses that its server is too old for; undefined where none of these is the reason.
 *
 * @param version of the server, such as 140023.
 */
export function findNewerFeature(
  statement: string,
  sqlState: string,
  version: number,
): NewerFeature | undefined {
  if (!UNKNOWN.has(sqlState)) {
    return undefined;
  }
  const keywords = keywordsOf(statement);
  const found = FEATURES.find(({ since, pattern }) => version < since * 10_000 && pattern.test(keywords));
  return found && { feature: found.feature, since: found.since };
}

function hasScaleAbovePrecision(keywords: string): boolean {
  const types = keywords.matchAll(/ (?:numeric|decimal) \( (\d+) , (\d+) \)/g);
  return [...types].some(([, precision, scale]) => Number(scale) > Number(precision));
}

/** Names in quotes keep them, and hold no space: they match no keywords. Texts are left out. */
function keywordsOf(statement: string): string {
  const words = firstWords(statement, MOST_WORDS).map(({ text, quoted }) =>
    quoted ? `"${text.replaceAll(/\s/g, '_')}"` : text.replace(/^'.*/s, "''"),
  );
  return ` ${words.join(' ')} `;
}
