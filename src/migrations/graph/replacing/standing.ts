import type { Baselines } from './baselines.js';

/** What the ledger has: as a whole, or begun and not finished. */
export interface Recorded {
  readonly whole: ReadonlySet<string>;
  readonly begun: ReadonlySet<string>;
}

export type Standing = 'applied' | 'none' | 'partly';

/**
 * How much of a revision the database holds, for each that is asked for. A row of its own decides; without one a baseline
 * is applied as far as what it replaces is.
 */
export function standingsOf(baselines: Baselines, { whole, begun }: Recorded): (id: string) => Standing {
  const known = new Map<string, Standing>();
  const find = (id: string): Standing => {
    if (whole.has(id)) {
      return 'applied';
    }
    const parts = baselines.replacedBy(id);
    return begun.has(id) ? 'partly' : parts.length === 0 ? 'none' : together(parts.map(standing));
  };
  const standing = (id: string): Standing => {
    const found = known.get(id) ?? find(id);
    known.set(id, found);
    return found;
  };
  return standing;
}

function together(parts: readonly Standing[]): Standing {
  const [first = 'none'] = parts;
  return parts.every((part) => part === first) ? first : 'partly';
}
