import type * as LibPgQuery from 'libpg-query';

/** PostgreSQL's own lexer and parser, compiled to WebAssembly. */
type SqlParser = Pick<typeof LibPgQuery, 'scanSync' | 'parseSync' | 'hasSqlDetails'>;

let parser: SqlParser | undefined;

/** Loads the parser once, in about 20 ms. Nobody but those who have SQL to read should pay for it. */
export async function loadSqlParser(): Promise<void> {
  if (parser === undefined) {
    const library = await import('libpg-query');
    await library.loadModule();
    parser = library;
  }
}

/** The parser, after {@link loadSqlParser}. */
export function sqlParser(): SqlParser {
  if (parser === undefined) {
    throw new Error('Await loadSqlParser() before SQL is read.');
  }
  return parser;
}
