/** A statement that an application has sent to its database. Those of the test kit itself are none. */
export interface ExecutedStatement {
  readonly sql: string;
  /** MikroORM writes values into the SQL, and has none. */
  readonly parameters: readonly unknown[];
  /** From when it was asked for until its end, with what it waited for other statements. */
  readonly durationMs: number;
  /** How many it returned, or wrote; 0 where it failed. */
  readonly rows: number;
}

export type StatementListener = (statement: ExecutedStatement) => void;

// Fake timers of a test are not to say how long its statements take.
const now = performance.now.bind(performance);

/** Starts the clock of a statement; the returned function tells the listener of its end. */
export function timeStatement(
  sql: string,
  parameters: readonly unknown[],
  listener: StatementListener | undefined,
): (rows?: number | null) => void {
  const start = now();
  return (rows) => listener?.({ sql, parameters, durationMs: now() - start, rows: rows ?? 0 });
}
