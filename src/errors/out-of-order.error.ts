import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** Pending revisions stand below applied ones, and the option `migrations.outOfOrder` is `refuse`. Nothing was done. */
export class OutOfOrderError extends SiskinError {
  readonly code = 'SISKIN_OUT_OF_ORDER';

  constructor(readonly revisions: readonly string[]) {
    super({
      problem: `Pending revisions stand below applied ones: ${listNames(revisions)}. Nothing was done.`,
      remedy: [
        `Put them behind what is applied: nest-cmd db:rebase ${revisions[0]} --onto <head>`,
        "Or set migrations.outOfOrder to 'warn' or 'allow'.",
      ].join('\n'),
    });
  }
}
