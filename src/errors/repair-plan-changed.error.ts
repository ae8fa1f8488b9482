import { SiskinError } from './siskin.error.js';

/** There is something else to repair than was agreed to: files or ledger have changed in between. Nothing was done. */
export class RepairPlanChangedError extends SiskinError {
  readonly code = 'SISKIN_REPAIR_PLAN_CHANGED';

  constructor(
    /** The revisions that there are to repair by now. */
    readonly revisions: readonly string[],
  ) {
    super({
      problem:
        'There is something else to repair by now than was shown: files or ledger have changed in between. Nothing was done.',
      remedy: 'Look again: nest-cmd db:repair',
    });
  }
}
