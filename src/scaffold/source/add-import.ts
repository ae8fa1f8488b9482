import { blankSource } from './blank-source.js';

/** A statement `import ... from '...'`, or one for its effect alone, at the beginning of a line. */
const IMPORT = /^import\b[^;'"]*(['"])([^'"\n]+)\1(?:\s+with\s*\{[^}]*\})?(;?)[^\n\r\S]*/gm;

/**
 * The source with an import of `name`: behind the last import of its kind, of packages or of own files, in the quotes and
 * with the semicolons of those that are there.
 */
export function addImport(source: string, name: string, from: string): string {
  const imports = [...blankSource(source).withoutComments.matchAll(IMPORT)];
  const previous = imports.findLast(([, , specifier]) => isOwn(specifier) === isOwn(from)) ?? imports.at(-1);
  const [, quote = "'", , end = ';'] = previous ?? [];
  const line = `import { ${name} } from ${quote}${from}${quote}${end}`;
  const newLine = lineBreakOf(source);
  if (previous === undefined) {
    return `${line}${newLine}${newLine}${source}`;
  }
  const at = previous.index + previous[0].length;
  return `${source.slice(0, at)}${newLine}${line}${source.slice(at)}`;
}

function isOwn(specifier = ''): boolean {
  return specifier.startsWith('.');
}

/** How the imports of own files end: `.js` in an ES module, nothing in a CommonJS one. */
export function ownExtensionOf(source: string): string | undefined {
  const own = [...blankSource(source).withoutComments.matchAll(IMPORT)].filter(([, , from]) => isOwn(from));
  return own.map(([, , from = '']) => /\.[cm]?[jt]s$/.exec(from)?.[0] ?? '')[0];
}

function lineBreakOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}
