import { SiskinError } from './siskin.error.js';

/** Somebody was asked what becomes of data, and did not say. Nothing was written. */
export class QuestionDeclinedError extends SiskinError {
  readonly code = 'SISKIN_QUESTION_DECLINED';

  constructor(
    /** The table, column or enum value. */
    readonly asked: string,
    /** The flags of which one answers beforehand. */
    readonly flags: readonly string[],
  ) {
    super({
      problem: `It was not said what becomes of ${asked}. Nothing was written.`,
      remedy: `To say it beforehand: ${flags.join(' or ')}`,
    });
  }
}
