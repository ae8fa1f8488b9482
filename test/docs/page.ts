import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { REPOSITORY } from '../fixtures/folders.js';

/** A block of code on a page, and what the comments before it say of it. */
export interface Snippet {
  /** The heading that it stands below, and its line. */
  title: string;
  line: number;
  language: string;
  code: string;
  marks: ReadonlyMap<Mark, string>;
  /** The statements that it compiles to, where the page shows them. */
  sql?: string;
}

export interface Page {
  text: string;
  headings: string[];
  snippets: Snippet[];
}

const MARKS = [
  /** SQL that makes what the snippet works on. */
  'given',
  /** A condition, as SQL, that holds afterwards. */
  'then',
  /** It comes after the snippet before it, in the same database. */
  'follows',
  /** It can't be reverted, and says so. */
  'irreversible',
  /** Reverting it leaves something in the database. */
  'stays',
  /** It is a file of that name beside the migration after it. */
  'file',
  /** It is no migration. */
  'code',
  /** It is compiled and not run, for this reason. */
  'compiled',
  /** It shows the SQL of the snippet before it. */
  'sql',
] as const;
export type Mark = (typeof MARKS)[number];

const TOKEN = /^#{1,4} (.+)$|^(<!--[^]*?-->)$|^```(\w+)\n([^]*?)^```$/gm;

export async function readPage(path: string): Promise<Page> {
  return parsePage(await readFile(join(REPOSITORY, path), 'utf8'));
}

/** @throws Error for a comment that is none of the marks. */
export function parsePage(text: string): Page {
  const page: Page = { text, headings: [], snippets: [] };
  let marks = new Map<Mark, string>();
  for (const { 1: heading, 2: comment, 3: language = '', 4: code = '', index } of text.matchAll(TOKEN)) {
    if (heading !== undefined) {
      page.headings.push(heading);
    } else if (comment === undefined) {
      addBlock(page, { line: lineAt(text, index), language, code, marks });
      marks = new Map();
    } else {
      marks.set(...parseMark(comment));
    }
  }
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
  const [, name, text = ''] = /^<!-- (\w+)(?::([^]*))?-->$/.exec(comment.replace(/ -->$/, '-->')) ?? [];
  const mark = MARKS.find((known) => known === name);
  if (mark === undefined) {
    throw new Error(`The test of the page does not know the comment ${comment}`);
  }
  return [mark, text.trim()];
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** The part of a link that GitHub makes of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}
