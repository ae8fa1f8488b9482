import type { ExecutedStatement, StatementListener } from '../connection/index.js';

export type { ExecutedStatement, StatementListener };

/** Tells of the statements of one database. */
export interface StatementLog {
  /**
   * Has `listener` called at the end of each statement, in the asynchronous context of who asked for it: recordings at
   * the same time are told apart by that.
   *
   * @returns what ends it.
   */
  onStatement(listener: StatementListener): () => void;
}

/** A log for whoever sees the statements pass. */
export class StatementEmitter implements StatementLog {
  readonly #listeners = new Set<StatementListener>();

  /** Bound, so that it can be handed over as a {@link StatementListener}. */
  readonly emit: StatementListener = (statement) => {
    this.#listeners.forEach((listener) => listener(statement));
  };

  onStatement(listener: StatementListener): () => void {
    // A listener of its own for each call: the same function may be given twice.
    const own: StatementListener = (statement) => listener(statement);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }
}
