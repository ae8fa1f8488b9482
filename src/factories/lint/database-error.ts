import type { DatabaseFailure } from './lint-report.js';

/** What PostgreSQL says of a failure. */
export interface DatabaseError extends DatabaseFailure {
  /** The SQLSTATE. */
  readonly code: string;
  readonly message: string;
}

const FIELDS = ['detail', 'table', 'column', 'constraint'] as const;

/** An error of PostgreSQL's by its shape: MikroORM's errors have its fields, too. Only they have a severity beside the code. */
export function databaseError(error: unknown): DatabaseError | undefined {
  const given: Readonly<Record<string, unknown>> = Object(error);
  const { code, severity, message } = given;
  if (typeof code !== 'string' || typeof severity !== 'string') {
    return undefined;
  }
  const fields = FIELDS.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : []));
  return {
    code,
    message: withoutDetail(String(message)),
    ...(Object.fromEntries(fields) as DatabaseFailure),
  };
}

/** MikroORM says the detail behind the message, too. */
function withoutDetail(message: string): string {
  return message.replace(/\n - detail: [^]*$/, '');
}
