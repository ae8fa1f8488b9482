import { randomInt } from 'node:crypto';

import type { ReferenceContext } from './reference-context.js';
import type { Slot, StagingLayout } from './staging-layout.js';

/** What the statements of one call are made of. */
export interface Staging extends ReferenceContext {
  readonly layout: StagingLayout;
  /** The columns of the natural key. */
  readonly key: readonly Slot[];
  /** Names of temporary tables; only letters, so that they need no quotes and hold no number. */
  readonly names: { readonly lines: string; readonly rows: string; readonly doomed: string };
  /** How many rows are declared. */
  readonly count: number;
}

export function stagingNames(): Staging['names'] {
  const suffix = Array.from({ length: 12 }, () => String.fromCodePoint(97 + randomInt(26))).join('');
  return {
    lines: `siskin_lines_${suffix}`,
    rows: `siskin_rows_${suffix}`,
    doomed: `siskin_doomed_${suffix}`,
  };
}
