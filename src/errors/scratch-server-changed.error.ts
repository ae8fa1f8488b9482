import { SiskinError } from './siskin.error.js';

/** The scratch server is another than the one that schemas were read on, which write expressions differently. */
export class ScratchServerChangedError extends SiskinError {
  readonly code = 'SISKIN_SCRATCH_SERVER_CHANGED';

  constructor(
    /** Such as 180004. */
    readonly before: number,
    readonly after: number,
  ) {
    super({
      problem: `The schemas that are compared were read by PostgreSQL ${show(before)} in an earlier run, and scratch databases are PostgreSQL ${show(after)} by now.`,
      remedy: 'Run the command again: what the earlier run has kept is forgotten.',
    });
  }
}

function show(version: number): string {
  return `${Math.floor(version / 10_000)}.${version % 10_000}`;
}
