import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql as kyselySql,
  type RawBuilder,
} from 'kysely';

import { IdentifierTooLongError } from '../../errors/identifier-too-long.error.js';
import { quoteLiteral } from './literal.js';
import { MAX_IDENTIFIER_LENGTH } from './names.js';
import { SqlFragment, type SqlText } from './sql-text.js';

/** A piece of a statement. */
export type Clause = RawBuilder<unknown>;

/**
 * Writes values as literals, so that the statement that runs is, to the letter, the one that a script shows; and refuses
 * names that PostgreSQL would cut off.
 */
export class LiteralCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    this.append(quoteLiteral(value));
  }

  protected override sanitizeIdentifier(identifier: string): string {
    const bytes = Buffer.byteLength(identifier);
    if (bytes > MAX_IDENTIFIER_LENGTH) {
      throw new IdentifierTooLongError(identifier, bytes);
    }
    return super.sanitizeIdentifier(identifier);
  }
}

/** A Kysely that compiles and never connects. */
const builder = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new LiteralCompiler(),
  },
});

/** The SQL of a clause or of a whole statement. */
export function compile(clause: Clause): string {
  return clause.compile(builder).sql;
}

export function compileText(text: SqlText): string {
  return typeof text === 'string' ? text : compile(toClause(text));
}

/** SQL text as a clause that can stand inside another one. */
export function toClause(text: SqlText): Clause {
  if (typeof text === 'string') {
    return kyselySql.raw(text);
  }
  const values = text.values.map((value) => (value instanceof SqlFragment ? toClause(value) : value));
  return kyselySql(Object.assign([...text.strings], { raw: text.strings }), ...values);
}
