/** A file's text with other parents, or why nobody but its author should change it. */
export type Rewriting = Rewritten | { problem: string };

export interface Rewritten {
  source: string;
  /** The parents that it said before; undefined where it said none. */
  before: string[] | undefined;
}
