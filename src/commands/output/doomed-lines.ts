import type { DoomedObjects } from '../../errors/destructive-act.js';
import { listNames } from '../../errors/list-names.js';
import { formatCount } from './duration.js';

/** Such as `12 tables, 1 materialized view`. */
export function doomedSummary(doomed: readonly DoomedObjects[]): string {
  return doomed.map(countOf).join(', ');
}

/** A line for each kind, with the names; the first ten of many unless it is to be `whole`. */
export function doomedLines(doomed: readonly DoomedObjects[], whole = false): string[] {
  return doomed.map(({ kind, names }) => {
    const list = whole ? names.join(', ') : listNames(names);
    return `${countOf({ kind, names })}: ${list}`;
  });
}

function countOf({ kind, names }: DoomedObjects): string {
  return formatCount(names.length, kind, pluralOf(kind));
}

/** Such as `policies`, `operator classes`, `foreign tables`. */
function pluralOf(kind: string): string {
  if (/[^aeiou]y$/.test(kind)) {
    return `${kind.slice(0, -1)}ies`;
  }
  return /(s|x|ch)$/.test(kind) ? `${kind}es` : `${kind}s`;
}
