import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** An object that can't be dropped. */
export interface RefusedObject {
  /** Such as `table`. */
  kind: string;
  name: string;
  /** The role that owns it. */
  owner: string;
  /** Whether it is an extension, or a part of one, and depends on what would be dropped. */
  isExtensions: boolean;
}

/** A wipe would have to drop what is another role's, or an extension's. Nothing was done. */
export class WipeRefusedError extends SiskinError {
  readonly code = 'SISKIN_WIPE_REFUSED';

  constructor(readonly objects: readonly RefusedObject[]) {
    super({
      problem: `The database was not wiped: this role may not drop all of it. Nothing was done.\n${listNames(objects.map(lineOf), '\n')}`,
      remedy:
        'Run it as the owner, or as a member of that role; or drop these objects by hand, or take them out of the way.',
    });
  }
}

function lineOf({ kind, name, owner, isExtensions }: RefusedObject): string {
  return isExtensions
    ? `  ${kind} ${name} is an extension's, and depends on what would be dropped`
    : `  ${kind} ${name} is owned by ${owner}`;
}
