/** A block of code on the page, and what the comments before it say of it. */
export interface Snippet {
  /** The headings that it stands below, and its line. */
  title: string;
  line: number;
  language: string;
  code: string;
  marks: ReadonlyMap<Mark, string>;
  /** The statements that it compiles to, where the page shows them. */
  sql?: string;
}

const MARKS = [
  /** SQL that makes what the snippet works on. */
  'given',
  /** A condition in SQL that holds afterwards. */
  'then',
  /** It comes after the snippet before it, in the same database. */
  'follows',
  /** It can't be reverted, and says so. */
  'irreversible',
  /** Reverting it leaves something. */
  'stays',
  /** It is a file of that name beside the migration after it. */
  'file',
  /** It is no migration. */
  'code',
  /** It is compiled and not run, for this reason. */
  'compiled',
  /** The block is the SQL of the snippet before it. */
  'sql',
] as const;
export type Mark = (typeof MARKS)[number];

export interface Page {
  headings: string[];
  snippets: Snippet[];
  /** The targets of links within the page. */
  links: string[];
}

const COMMENT = /^<!-- (\w+)(?:: ([^]*?))? ?-->$/;
const TOKEN = /^(#{1,4}) (.+)$|^(<!--[^]*?-->)$|^```(\w+)\n([^]*?)^```$/gm;

export function parsePage(text: string): Page {
  const page: Page = { headings: [], snippets: [], links: [] };
  let marks = new Map<Mark, string>();
  for (const match of text.matchAll(TOKEN)) {
    const [, , heading, comment, language = '', code = ''] = match;
    if (heading !== undefined) {
      page.headings.push(heading);
    } else if (comment === undefined) {
      addBlock(page, { language, code, marks, line: lineAt(text, match.index) });
      marks = new Map();
    } else {
      marks.set(...parseMark(comment));
    }
  }
  page.links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, target = '']) => target);
  return page;
}

function addBlock({ headings, snippets }: Page, block: Omit<Snippet, 'title'>): void {
  const last = snippets.at(-1);
  if (block.marks.has('sql') && last !== undefined) {
    last.sql = block.code;
  } else if (block.language !== 'console') {
    snippets.push({ title: `${headings.at(-1)}, line ${block.line}`, ...block });
  }
}

function parseMark(comment: string): [Mark, string] {
  const [, name, text = ''] = COMMENT.exec(comment) ?? [];
  const mark = MARKS.find((known) => known === name);
  if (mark === undefined) {
    throw new Error(`The page has a comment that says nothing to its test: ${comment}`);
  }
  return [mark, text.trim()];
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Snippets that belong together, in order: a snippet, the files beside it, and what follows. */
export function toRecipes(snippets: readonly Snippet[]): Snippet[][] {
  const recipes: Snippet[][] = [];
  let joined = false;
  for (const snippet of snippets) {
    const recipe = recipes.at(-1);
    if (recipe !== undefined && (joined || snippet.marks.has('follows'))) {
      recipe.push(snippet);
    } else {
      recipes.push([snippet]);
    }
    joined = snippet.marks.has('file');
  }
  return recipes;
}

/** The part of a link that GitHub makes of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
