import { SiskinError } from './siskin.error.js';

/** A revision can't follow itself, or what stands on it. */
export class RebaseCycleError extends SiskinError {
  readonly code = 'SISKIN_REBASE_CYCLE';

  constructor(
    readonly revision: string,
    readonly onto: string,
  ) {
    super({
      problem:
        revision === onto
          ? `The revision ${revision} can't follow itself.`
          : `The revision ${revision} can't follow ${onto}, which stands on it.`,
      remedy: 'Name a head of another line with --onto. To see the heads: nest-cmd db:heads',
    });
  }
}
