import type { Part } from '../part.js';
import type { Needs } from './find-needs.js';

/** In this order where nothing else is needed. */
const KINDS = [
  'schema',
  'extension',
  'collation',
  'enum',
  'composite type',
  'domain',
  'range',
  'sequence',
  'table',
  'function',
  'procedure',
  'aggregate',
  'default',
  'primary key',
  'unique',
  'exclusion',
  'check',
  'index',
  'statistics',
  'foreign key',
  'view',
  'materialized view',
  'rule',
  'trigger',
  'policy',
];

export interface OrderedParts {
  parts: readonly Part[];
  /** Those that need each other in a circle, by their ids. */
  circular: ReadonlySet<string>;
}

/** Each after what it needs, and else by kind and name. What closes a circle is not waited for. */
export function orderParts(parts: readonly Part[], needs: Needs): OrderedParts {
  const sorted = parts.toSorted(byKindAndName);
  const places = new Map(sorted.map(({ id }, place) => [id, place]));
  const ordered: Part[] = [];
  const circular = new Set<string>();
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (part: Part) => {
    if (path.includes(part.id)) {
      path.slice(path.indexOf(part.id)).forEach((id) => circular.add(id));
    }
    if (done.has(part.id)) {
      return;
    }
    done.add(part.id);
    path.push(part.id);
    const wanted = [...(needs.get(part.id) ?? [])].map((id) => places.get(id) ?? 0).sort((a, b) => a - b);
    wanted.flatMap((place) => sorted[place] ?? []).forEach(visit);
    path.pop();
    ordered.push(part);
  };
  sorted.forEach(visit);
  return { parts: ordered, circular };
}

function byKindAndName(a: Part, b: Part): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(a.name, b.name) || compare(a.id, b.id);
}

/** By code unit: the same everywhere. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
