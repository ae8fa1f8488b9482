import { SiskinError } from './siskin.error.js';

/** Rows are to be handled in batches of a size that is none. */
export class InvalidBatchError extends SiskinError {
  readonly code = 'SISKIN_INVALID_BATCH';

  constructor(readonly batch: number) {
    super({
      problem: `A batch can not have ${batch} rows.`,
      remedy: 'Give `batch` a whole number from 1, or leave it out.',
    });
  }
}
