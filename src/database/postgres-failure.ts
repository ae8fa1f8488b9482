/** What PostgreSQL tells of a failure; MikroORM's errors have it, too. */
export interface PostgresFailure {
  /** Its SQLSTATE. */
  readonly code: string;
  readonly message: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly detail?: string;
  readonly table?: string;
  readonly schema?: string;
  /** What it was at, such as `COPY users, line 3, column age: "x"`. */
  readonly where?: string;
}

const FIELDS = ['column', 'constraint', 'detail', 'table', 'schema', 'where'] as const;

/** What an error tells of a failure of PostgreSQL; undefined where it is another one. */
export function postgresFailureOf(error: unknown): PostgresFailure | undefined {
  const found: Partial<Record<keyof PostgresFailure, unknown>> = Object(error);
  const { code, message } = found;
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code)) {
    return undefined;
  }
  const fields = FIELDS.flatMap((name) => {
    const value = found[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return { code, message: String(message), ...Object.fromEntries(fields) };
}
