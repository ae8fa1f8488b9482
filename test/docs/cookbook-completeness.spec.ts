import { Inspector } from '../../src/database/catalogue/index.js';
import { ColumnBuilder } from '../../src/migrations/operations/columns/column-builder.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { TableBuilder } from '../../src/migrations/operations/tables/table-builder.js';
import { ALEMBIC, LARAVEL } from './other-guides.js';
import { anchorOf, readPage } from './page.js';

const { text, headings, snippets } = await readPage('docs/cookbook.md');
const code = snippets.map((snippet) => snippet.code).join('\n');

async function callsOfMigrations(): Promise<string[]> {
  let calls: string[] = [];
  await recordOperations((op) => void (calls = Object.keys(op)));
  return calls;
}

/** Those of the class and of the classes that it extends. */
function methodsOf(prototype: object): string[] {
  const parent: unknown = Object.getPrototypeOf(prototype);
  const own = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return typeof parent === 'object' && parent !== null ? [...own, ...methodsOf(parent)] : [];
}

/** Of the words, those that the page does not hold in the form. */
function missing(words: readonly string[], form: (word: string) => string, where = code): string[] {
  return words.filter((word) => !new RegExp(form(word)).test(where));
}

it('shows every call on op', async () => {
  const calls = await callsOfMigrations();
  expect(calls).toEqual(expect.arrayContaining(['createTable', 'rows']));
  expect(missing(calls, (call) => `\\bop\\.${call}\\b`)).toEqual([]);
});

it.each([
  ['what describes a table and its columns', methodsOf(TableBuilder.prototype), 'text'],
  ['what describes a column further', methodsOf(ColumnBuilder.prototype), 'notNull'],
])('shows %s', (_what, methods, one) => {
  expect(methods).toContain(one);
  const internal = ['build'];
  expect(missing(methods, (method) => `\\.${method}\\(`)).toEqual(internal);
});

it('names all that can be inspected', () => {
  expect(missing(methodsOf(Inspector.prototype), (method) => `\`${method}\``, text)).toEqual([]);
});

it('leads from every operation of Alembic and every method of Laravel to its counterpart', () => {
  const tables = text.slice(0, text.indexOf('\n## Tables'));
  expect(missing([...ALEMBIC, ...LARAVEL], (name) => `\`${name}\``, tables)).toEqual([]);
});

it('links to its own headings', () => {
  const links = [...text.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target);
  expect(links.length).toBeGreaterThan(20);
  const anchors = new Set<string | undefined>(headings.map(anchorOf));
  expect(links.filter((link) => !anchors.has(link))).toEqual([]);
});
