/** What is sent to the database for an operation, one after the other: a statement, or rows in bulk. */
export type ExecutionStep = string | CopyPlan;

/** Rows for `copy … from stdin`, which are read when it is their turn, one by one. */
export interface CopyPlan {
  /** Whether the rows can be read a second time; those of a generator can't. */
  readonly repeatable: boolean;
  /** Reads the first row, which says the columns. */
  open(): Promise<OpenedCopy>;
}

export interface OpenedCopy {
  statement: string;
  /** In COPY's text format, a row each, with their line ends. */
  lines: AsyncIterable<string>;
}
