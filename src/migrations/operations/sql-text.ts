/** SQL with values, made by the {@link sql} tag. Data only: a value is quoted when the text is compiled. */
export class SqlFragment {
  constructor(
    readonly strings: readonly string[],
    readonly values: readonly unknown[],
  ) {}
}

/** SQL as a plain string, which is taken as is, or as a {@link SqlFragment}, whose values are quoted. */
export type SqlText = string | SqlFragment;

/**
 * SQL with values that are never spliced: each becomes a literal quoted by PostgreSQL's rules.
 * A fragment as a value is SQL in its turn.
 *
 * @example sql`update users set role = ${role} where ${condition}`
 */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): SqlFragment {
  return new SqlFragment(strings, values);
}

/** SQL text in the form that no plain string can be taken for. */
export function asFragment(text: SqlText): SqlFragment {
  return typeof text === 'string' ? new SqlFragment([text], []) : text;
}

/** Whether a function that takes either was called as a tag. */
export function isTemplate(text: SqlText | TemplateStringsArray): text is TemplateStringsArray {
  return Array.isArray(text);
}
