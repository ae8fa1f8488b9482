/** Something that a statement creates and that may be gone later, though the statement is the same. */
export interface CreatedObject {
  type: 'relation' | 'routine' | 'trigger' | 'policy';
  /** The name as the statement says it, with its schema where it says one; quoted where it was. */
  name: string;
  /** The table of a trigger or a policy. */
  table?: string;
}

const NAME = String.raw`((?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*)(?:\s*\.\s*(?:"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*))?)`;
const START = String.raw`^create\s+(?:or\s+replace\s+)?`;

const STATEMENTS: readonly [CreatedObject['type'], RegExp][] = [
  [
    'relation',
    regExp(String.raw`(?:recursive\s+)?(?:materialized\s+)?view\s+(?:if\s+not\s+exists\s+)?${NAME}`),
  ],
  ['routine', regExp(String.raw`(?:function|procedure)\s+${NAME}`)],
  ['trigger', regExp(String.raw`(?:constraint\s+)?trigger\s+${NAME}\s[^]*?\son\s+${NAME}`)],
  ['policy', regExp(String.raw`policy\s+${NAME}\s+on\s+${NAME}`)],
];

function regExp(rest: string): RegExp {
  return new RegExp(START + rest, 'iu');
}

/** The views, routines, triggers and policies that the statements create. */
export function createdObjects(statements: readonly string[]): CreatedObject[] {
  return statements.flatMap((statement) => {
    const text = withoutComments(statement);
    return STATEMENTS.flatMap(([type, pattern]) => {
      const [, name, table] = pattern.exec(text) ?? [];
      return name === undefined ? [] : [table === undefined ? { type, name } : { type, name, table }];
    });
  });
}

/** Without the comments and blanks before its first word. */
function withoutComments(statement: string): string {
  return statement.replace(/^(?:\s+|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)+/, '');
}

/** The object's own name, unquoted, less its schema. */
export function bareName({ name }: CreatedObject): string {
  const own = /(?:"((?:[^"]|"")*)"|([^".]+))$/.exec(name.trim());
  return own?.[1]?.replaceAll('""', '"') ?? own?.[2]?.trim().toLowerCase() ?? name;
}
