import { sql as kyselySql } from 'kysely';

import { compile, toClause, type Clause } from './compiler.js';
import { splitName, type ObjectName } from './names.js';
import type { SqlText } from './sql-text.js';

/**
 * The language in which operations write statements, on Kysely's `sql` template and PostgreSQL compiler. Its schema
 * builder knows too few of PostgreSQL's options, and takes a name apart at every dot.
 */

/** What is left out where it is `undefined` or `false`; a string is keywords. */
export type Part = Clause | string | undefined | false;

/** Keywords and clauses with blanks between them. */
export function phrase(...parts: readonly Part[]): Clause {
  return kyselySql.join(parts.filter(isGiven).map(toPart), kyselySql.raw(' '));
}

/** A whole statement: {@link phrase} as SQL. */
export function statement(...parts: readonly Part[]): string {
  return compile(phrase(...parts));
}

function isGiven(part: Part): part is Clause | string {
  return part !== undefined && part !== false;
}

function toPart(part: Clause | string): Clause {
  return typeof part === 'string' ? keywords(part) : part;
}

/** Options that are spelled as SQL come from a user's code, which the compiler may not have checked. */
function keywords(text: string): Clause {
  if (!/^[a-z][a-z0-9_ ]*$/i.test(text)) {
    throw new TypeError(`'${text}' was given where PostgreSQL expects a keyword.`);
  }
  return kyselySql.raw(text);
}

/** A quoted name. */
export function id(name: string): Clause {
  return kyselySql.id(name);
}

/** A quoted name with its schema. */
export function object(name: ObjectName): Clause {
  const { schema, name: own } = splitName(name);
  return schema === undefined ? kyselySql.id(own) : kyselySql.id(schema, own);
}

/** `"schema"."table"."column"` */
export function columnPath(table: ObjectName, column: string): Clause {
  const { schema, name } = splitName(table);
  return kyselySql.id(...(schema === undefined ? [] : [schema]), name, column);
}

export function value(literal: unknown): Clause {
  return kyselySql`${literal}`;
}

/** SQL that a user wrote. */
export function text(sql: SqlText): Clause {
  return toClause(sql);
}

export function list(items: readonly Clause[]): Clause {
  return kyselySql.join(items);
}

/** `(a, b)` */
export function tuple(items: readonly Clause[]): Clause {
  return kyselySql`(${list(items)})`;
}

/** `("a", "b")` */
export function columnTuple(columns: readonly string[]): Clause {
  return tuple(columns.map(id));
}

/** `(expression)` */
export function group(inner: Clause): Clause {
  return kyselySql`(${inner})`;
}

/** `keywords (expression)`, where there is one. */
export function labelled(label: string, sql: SqlText | undefined): Clause | undefined {
  return sql === undefined ? undefined : phrase(label, group(text(sql)));
}

/** Storage parameters: `(fillfactor = 70, fastupdate = false)`. */
export function parameters(given: StorageParameters): Clause {
  return tuple(
    Object.entries(given).map(([name, setting]) => kyselySql`${parameterName(name)} = ${setting}`),
  );
}

/** `fillfactor` or `toast.autovacuum_enabled`. */
export function parameterName(name: string): Clause {
  const parts = name.split('.');
  return kyselySql.id(...parts);
}

/** PostgreSQL's storage parameters by their names, such as `{ fillfactor: 70 }`. */
export type StorageParameters = Readonly<Record<string, string | number | boolean>>;
