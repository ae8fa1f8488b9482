/** What of a statement says where its rows come from. */
export interface ReadStatement {
  /** Without their schemas, the one it selects from first. */
  readonly tables: readonly string[];
  /** Columns that are compared with values. */
  readonly conditions: readonly { table: string; column: string }[];
}

const NAME = String.raw`(?:"((?:[^"]|"")+)"|([a-z_][\w$]*))`;
const TABLE = new RegExp(String.raw`\b(?:from|join|update|into) (?:${NAME}\.)?${NAME}(?: as ${NAME})?`, 'gi');
const CONDITION = new RegExp(String.raw`(?:${NAME}\.)?${NAME} (?:= \$\d|in \(\$\d)`, 'gi');

/** By its words, as MikroORM writes them: enough to guess from. */
export function readStatement(sql: string): ReadStatement {
  const aliases = new Map<string, string>();
  const tables = [...sql.matchAll(TABLE)].map((match) => {
    const table = match[3] ?? match[4] ?? '';
    aliases.set(match[5] ?? match[6] ?? table, table);
    return table;
  });
  const conditions = [...sql.matchAll(CONDITION)].map((match) => {
    const alias = match[1] ?? match[2];
    const table = alias === undefined ? tables[0] : (aliases.get(alias) ?? alias);
    return { table: table ?? '', column: match[3] ?? match[4] ?? '' };
  });
  return { tables, conditions };
}
