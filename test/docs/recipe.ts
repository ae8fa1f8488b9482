import type { Mark, Snippet } from './page.js';

/** Snippets of a page that belong together, as the files that a reader makes of them. */
export interface Recipe {
  title: string;
  /** The folder of its migrations. */
  folder: string;
  files: SnippetFile[];
  /** What is said of the snippets by each mark. */
  marks: ReadonlyMap<Mark, readonly string[]>;
}

export interface SnippetFile {
  title: string;
  /** Below the recipe's folder. */
  path: string;
  text: string;
  /** The statements that it compiles to, where the page shows them. */
  sql?: string;
}

/** In the page's order. A snippet that `follows`, or comes after a file that it uses, belongs to the one before. */
export function toRecipes(snippets: readonly Snippet[]): Recipe[] {
  const groups: Snippet[][] = [];
  for (const snippet of snippets) {
    const group = groups.at(-1);
    const joins = snippet.marks.has('follows') || group?.at(-1)?.marks.has('file') === true;
    if (group !== undefined && joins) {
      group.push(snippet);
    } else {
      groups.push([snippet]);
    }
  }
  return groups.map(toRecipe);
}

function toRecipe(snippets: readonly Snippet[]): Recipe {
  const { title = '', line = 0 } = snippets.at(0) ?? {};
  const marks = Map.groupBy(
    snippets.flatMap((snippet) => [...snippet.marks]),
    ([mark]) => mark,
  );
  return {
    title,
    folder: `line-${line}`,
    files: snippets.map(toFile),
    marks: new Map([...marks].map(([mark, entries]) => [mark, entries.map(([, text]) => text)])),
  };
}

const MEMBER = /^(static |(async )?(change|up|down|shouldRun)\()/m;

/** TypeScript is the steps of a `change`, the members of a class, or all of a file. */
function toFile({ title, language, code, line, marks, sql }: Snippet): SnippetFile {
  const path = marks.get('file') ?? `${String(line).padStart(5, '0')}.${language}`;
  const whole = language === 'sql' || marks.has('file') || marks.has('code') || /^import /m.test(code);
  return { title, path, text: whole ? code : migrationText(code), sql };
}

function migrationText(code: string): string {
  const members = MEMBER.test(code) ? code : `change(op: Operations) {\n${code}}`;
  const names = ['Migration', 'type Operations', ...(/(?<!\.)\bsql`/.test(code) ? ['sql'] : [])];
  return `import { ${names.join(', ')} } from 'siskin';\n\nexport default class extends Migration {\n${members}}\n`;
}
