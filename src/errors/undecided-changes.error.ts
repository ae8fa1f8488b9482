import { SiskinError } from './siskin.error.js';

/** Something that the schemas alone do not tell. */
export interface UndecidedChange {
  /** The table, column or enum value. */
  name: string;
  /** A sentence. */
  problem: string;
  /** The flags of which one decides it. */
  flags: readonly string[];
}

/** Data is at stake in a change, and it was not said what becomes of it. Nothing was written. */
export class UndecidedChangesError extends SiskinError {
  readonly code = 'SISKIN_UNDECIDED_CHANGES';

  constructor(readonly changes: readonly UndecidedChange[]) {
    super({
      problem: [
        'It was not said what becomes of data, and it is not guessed. Nothing was written.',
        ...changes.map(({ problem }) => `- ${problem}`),
      ].join('\n'),
      remedy: ['Say it:', ...changes.map(({ name, flags }) => `- ${name}: ${shown(flags)}`)].join('\n'),
    });
  }
}

/** The first are the likeliest; the last one is the one that needs no guess. */
function shown(flags: readonly string[]): string {
  return (flags.length > 4 ? [...flags.slice(0, 3), ...flags.slice(-1)] : flags).join(' or ');
}
