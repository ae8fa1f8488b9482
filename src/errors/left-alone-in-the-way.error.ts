import { SiskinError } from './siskin.error.js';

/** Something that no entity declares, and that is made of what goes. */
export interface LeftAloneInTheWay {
  /** What it is, such as `materialized view`. */
  kind: string;
  /** With its table, where it belongs to one. */
  name: string;
  /** The tables, views and columns that it reads and that go. */
  reads: readonly string[];
}

/** What is left alone can't stay, as what it reads is to go. Nothing was written. */
export class LeftAloneInTheWayError extends SiskinError {
  readonly code = 'SISKIN_LEFT_ALONE_IN_THE_WAY';

  constructor(readonly objects: readonly LeftAloneInTheWay[]) {
    super({
      problem: [
        'What no entity declares is left alone, but reads what is to go. Nothing was written.',
        ...objects.map(({ kind, name, reads }) => `- The ${kind} ${name} reads ${reads.join(', ')}.`),
      ].join('\n'),
      remedy: [
        'Drop it, or change it so that it does not read that, in a migration of its own: nest-cmd make:migration NAME',
        'Or name its kind in migrations.autogenerate.own: what of it no entity declares is then dropped.',
      ].join('\n'),
    });
  }
}
