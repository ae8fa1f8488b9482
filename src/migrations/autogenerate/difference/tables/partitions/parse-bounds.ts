import type { BoundValue, PartitionBounds } from '../../../../operations/partitions/partition-bounds.js';
import { asFragment } from '../../../../operations/sql-text.js';

/** The bounds of a partition as operations tell them, of what the server writes: `FOR VALUES FROM (1) TO (9)`. */
export function parseBounds(bounds: string): PartitionBounds {
  const [first = [], second] = lists(bounds);
  if (/^\s*default\s*$/i.test(bounds)) {
    return { default: true };
  } else if (/^\s*for values with/i.test(bounds)) {
    const [modulus = 0, remainder = 0] = (bounds.match(/\d+/g) ?? []).map(Number);
    return { modulus, remainder };
  }
  return second === undefined
    ? { in: first.map((text) => (isNull(text) ? null : boundValue(text))) }
    : { from: bound(first), to: bound(second) };
}

function bound(texts: readonly string[]): BoundValue | readonly BoundValue[] {
  const [only, ...others] = texts.map(boundValue);
  return only === undefined || others.length > 0 ? texts.map(boundValue) : only;
}

/** What stands in each pair of brackets, at its commas. */
function lists(bounds: string): string[][] {
  const brackets = bounds.matchAll(/\(((?:E?'(?:[^']|'')*'|[^()'])*)\)/g);
  return [...brackets].map(([, inside = '']) => inside.match(/(?:E?'(?:[^']|'')*'|[^,'])+/g) ?? []);
}

function boundValue(given: string): BoundValue {
  const text = given.trim();
  const [, quoted] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
  if (quoted !== undefined) {
    return quoted.replaceAll("''", "'");
  }
  return /^\d{1,15}$/.test(text) ? Number(text) : asFragment(text);
}

function isNull(text: string): boolean {
  return text.trim().toLowerCase() === 'null';
}
