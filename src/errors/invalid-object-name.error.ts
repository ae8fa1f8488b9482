import { SiskinError } from './siskin.error.js';

/** A name of a table, view, type or the like that can't be told apart into a schema and a name. */
export class InvalidObjectNameError extends SiskinError {
  readonly code = 'SISKIN_INVALID_OBJECT_NAME';

  constructor(readonly given: string) {
    super({
      problem: `The name '${given}' is neither \`name\` nor \`schema.name\`.`,
      remedy:
        "Where a part holds a dot, give the parts apart: { schema: 'a', name: 'b.c' }, or { name: 'b.c' }.",
    });
  }
}
