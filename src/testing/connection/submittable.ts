/** What node-postgres takes in place of SQL and leaves to itself until the server is ready for more: a COPY, a cursor. */
export interface SubmittedQuery {
  readonly text?: unknown;
  submit(connection: unknown): unknown;
  handleError(error: unknown, connection: unknown): void;
  handleReadyForQuery(connection: unknown): void;
}

export function isSubmitted(value: unknown): value is SubmittedQuery {
  return (
    typeof value === 'object' && value !== null && 'submit' in value && typeof value.submit === 'function'
  );
}

/** Its SQL; those of `pg-query-stream` keep it in a cursor. */
export function textOfSubmitted(query: SubmittedQuery): string {
  const { text, cursor }: { text?: unknown; cursor?: { text?: unknown } } = query;
  return [text, cursor?.text].find((sql) => typeof sql === 'string') ?? '';
}

/** Calls back once, when the server is ready for more or the query has failed, before the query itself hears of it. */
export function onEndOf(
  query: SubmittedQuery,
  ended: (failure: { error: unknown } | undefined) => void,
): void {
  const handleError = query.handleError.bind(query);
  const handleReady = query.handleReadyForQuery.bind(query);
  let told = false;
  const tell = (failure?: { error: unknown }) => {
    if (!told) {
      told = true;
      ended(failure);
    }
  };
  query.handleError = (error, connection) => {
    tell({ error });
    handleError(error, connection);
  };
  query.handleReadyForQuery = (connection) => {
    tell();
    handleReady(connection);
  };
}
