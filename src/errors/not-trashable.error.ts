import { SiskinError } from './siskin.error.js';

/** A factory was asked by `trashed()` for deleted entities that can't be told from others. */
export class NotTrashableError extends SiskinError {
  readonly code = 'SISKIN_NOT_TRASHABLE';

  constructor(
    readonly factory: string,
    readonly entity: string,
  ) {
    super({
      problem: `${factory} was asked for ${entity} by trashed(), and ${entity} has no property deletedAt.`,
      remedy: `Add deletedAt to ${entity}, or write a state of your own that marks it as deleted.`,
    });
  }
}
