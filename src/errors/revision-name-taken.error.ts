import { SiskinError } from './siskin.error.js';

export interface NameOwner {
  revision: string;
  file: string;
  /** Whether it has the name because it replaces a revision of that id. Default: false. */
  replaced?: boolean;
}

/** A new revision or label would have a name that is there already. */
export class RevisionNameTakenError extends SiskinError {
  readonly code = 'SISKIN_REVISION_NAME_TAKEN';

  constructor(
    readonly kind: 'revision' | 'label',
    readonly given: string,
    /** The revision that has it as its id or label; absent where the name is given twice in one command. */
    readonly owner?: NameOwner,
  ) {
    super({
      problem:
        owner === undefined
          ? `The name '${given}' is given twice.`
          : `The name '${given}' is taken: it is ${describe(given, owner)} (${owner.file}).`,
      remedy:
        kind === 'revision' ? 'Choose another, or leave out --rev-id for a random id.' : 'Choose another.',
    });
  }
}

function describe(given: string, { revision, replaced = false }: NameOwner): string {
  if (replaced) {
    return `what ${revision} replaces`;
  }
  return `${revision === given ? 'the id' : 'a label'} of ${revision}`;
}
