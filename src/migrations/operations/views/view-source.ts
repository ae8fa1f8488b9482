import type { SqlText } from '../sql-text.js';

/** What a view was, as the calls take it: the query alone where nothing else is said. */
export function definitionSource<D extends { query: SqlText }>(definition: D): D | SqlText {
  const { query, ...options } = definition;
  return Object.values(options).every((option) => option === undefined) ? query : definition;
}
