import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** Pending revisions stand below applied ones, and the option `migrations.outOfOrder` is `refuse`. Nothing was done. */
export class OutOfOrderError extends SiskinError {
  readonly code = 'SISKIN_OUT_OF_ORDER';

  constructor(readonly revisions: readonly string[]) {
    super({
      problem: `Pending revisions stand below applied ones: ${listNames(revisions)}. Nothing was done.`,
      remedy: [
        "Where they are right as they are, set migrations.outOfOrder to 'warn' or 'allow'.",
        'Else give them a place behind what is applied: other parents, or a later file name where they have none.',
      ].join('\n'),
    });
  }
}
