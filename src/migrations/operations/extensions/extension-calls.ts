import type { DropOptions } from '../dropping.js';
import type { Recording } from '../recording.js';
import type { ExtensionState } from './create-extension.js';

export interface CreateExtensionOptions extends ExtensionState {
  /** Leaves one that is there as it is. Default: false. */
  ifNotExists?: boolean;
  /** Creates the extensions that it needs as well; they stay when it is undone. Default: false. */
  cascade?: boolean;
}

export interface DropExtensionOptions extends DropOptions {
  /** Where and which it was, so that dropping it can be undone. */
  was?: ExtensionState;
}

/** Extensions that the server has files of: see `pg_available_extensions`. */
export interface ExtensionCalls {
  /** With `ifNotExists` undoing it does nothing: the extension may have been there before, and stays. */
  createExtension(name: string, options?: CreateExtensionOptions): void;

  /** Reversible where `was` says where and which it was, which is `{}` for the defaults. */
  dropExtension(name: string, options?: DropExtensionOptions): void;

  /**
   * Takes another version, or moves its objects. Reversible where `from` says what it was; but few extensions have a way
   * back from a version, and PostgreSQL refuses where there is none.
   */
  alterExtension(name: string, to: ExtensionState, options?: { from?: ExtensionState }): void;
}

export function extensionCalls({ record }: Recording): ExtensionCalls {
  return {
    createExtension: (name, options) => record({ kind: 'createExtension', name, ...options }),
    dropExtension: (name, options) => record({ kind: 'dropExtension', name, ...options }),
    alterExtension: (name, to, { from = {} } = {}) => record({ kind: 'alterExtension', name, to, from }),
  };
}
