import type { Operations } from '../../../src/migrations/operations/index.js';

export interface Scenario {
  given?: (op: Operations) => void;
  change: (op: Operations) => void;
  /** The lines of the catalogue that go and come. */
  changes: string[];
}

/** The lines of the catalogue that go, and those that come. */
export function swap(gone: string[], added: string[]): string[] {
  return [...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].toSorted();
}
