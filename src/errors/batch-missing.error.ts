import { SiskinError } from './siskin.error.js';

/** A batch is to be reverted that the ledger does not hold. */
export class BatchMissingError extends SiskinError {
  readonly code = 'SISKIN_BATCH_MISSING';

  constructor(
    readonly batch: number,
    /** 0 where nothing is applied. */
    readonly lastBatch: number,
  ) {
    super({
      problem: `There is no batch ${batch} in the ledger; ${lastBatch === 0 ? 'nothing is applied' : `the last one is ${lastBatch}`}.`,
      remedy: 'See the batches with `nest-cmd db:status`.',
    });
  }
}
