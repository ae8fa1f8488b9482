import { SiskinError } from './siskin.error.js';

/** Another tool has recorded nothing as applied. Nothing was done. */
export class NothingToAdoptError extends SiskinError {
  readonly code = 'SISKIN_NOTHING_TO_ADOPT';

  constructor(
    /** The tool, as people write it. */
    readonly tool: string,
    /** Its table, quoted. */
    readonly ledger: string,
  ) {
    super({
      problem: `${tool} has recorded nothing as applied in ${ledger}. Nothing was done.`,
      remedy: [
        'For an empty database there is nothing to take over: nest-cmd db:migrate',
        'For one that was made without a tool: nest-cmd db:baseline',
      ].join('\n'),
    });
  }
}
