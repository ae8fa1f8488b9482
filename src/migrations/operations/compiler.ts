import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql as kyselySql,
  type Compilable,
  type RawBuilder,
} from 'kysely';

import { quoteLiteral } from './literal.js';
import { SqlFragment, type SqlText } from './sql-text.js';

/** Writes values as literals: the statement that runs is then, to the letter, the one that a script shows. */
export class LiteralCompiler extends PostgresQueryCompiler {
  protected override appendValue(value: unknown): void {
    this.append(quoteLiteral(value));
  }
}

/** A Kysely that compiles and never connects. */
export const builder = new Kysely<Record<string, Record<string, unknown>>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new LiteralCompiler(),
  },
});

export function compileNode(node: Compilable): string {
  return node.compile().sql;
}

export function compileRaw(node: RawBuilder<unknown>): string {
  return node.compile(builder).sql;
}

/** SQL text as a node that can stand inside another one. */
export function toNode(text: SqlText): RawBuilder<unknown> {
  if (typeof text === 'string') {
    return kyselySql.raw(text);
  }
  const values = text.values.map((value) => (value instanceof SqlFragment ? toNode(value) : value));
  return kyselySql(Object.assign([...text.strings], { raw: text.strings }), ...values);
}

export function compileText(text: SqlText): string {
  return typeof text === 'string' ? text : compileRaw(toNode(text));
}
