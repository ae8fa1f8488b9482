import { blankSource, type BlankedSource } from '../../../scaffold/source/blank-source.js';
import { findClosing } from '../../../scaffold/source/find-closing.js';
import { findClassBody, membersOf, type ClassBody } from './find-class-body.js';
import { parentsLine, toList } from './parents-line.js';
import type { Rewriting } from './rewriting.js';

/** `static readonly parents: string[] = [`, up to the bracket. */
const DECLARATION = /(?<![\w$.#])static\s+(?:(?:readonly|override)\s+)*parents\s*(?::[^=;]*)?=\s*\[/g;
/** What may follow the list: a type, and the end of the declaration. */
const ENDING = /^(?:\s+(?:as|satisfies)\s+[\w\s.|<>[\]]+?)?(?:\s*;|[^\S\n]*\r?\n\s*[\w$#@}]|\s*$)/;
const ELEMENT = `(?:'[^'\\\\\\n]*'|"[^"\\\\\\n]*"|\`[^\`\\\\$]*\`)`;
const LIST = new RegExp(`^\\s*(?:${ELEMENT}\\s*(?:,\\s*${ELEMENT}\\s*)*,?\\s*)?$`);

/**
 * The source of a class with other parents; all but the list stays as it is, to the letter. Where the class declares none,
 * a line is added, in TypeScript or JavaScript. Parents that are computed, or a class that can't be found for certain, are
 * left alone.
 */
export function rewriteClass(source: string, parents: readonly string[], typescript = true): Rewriting {
  const blanked = blankSource(source);
  const body = findClassBody(blanked.code);
  if (body === undefined) {
    return { problem: 'the class that it exports by default could not be made out' };
  }
  const members = membersOf(blanked.code, body);
  const [found, another] = members.matchAll(DECLARATION);
  if (another !== undefined) {
    return { problem: 'it declares its parents twice' };
  }
  if (found !== undefined) {
    return replaceList(source, blanked, body.start + found.index + found[0].length - 1, body, parents);
  }
  return speaksOfParents(blanked)
    ? { problem: 'it says its parents in a way that is not a plain list of ids' }
    : { source: addLine(source, members, body, parentsLine(parents, typescript)), before: undefined };
}

function replaceList(
  source: string,
  { code, withoutComments }: BlankedSource,
  open: number,
  body: ClassBody,
  parents: readonly string[],
): Rewriting {
  const close = findClosing(code, open) ?? open;
  const list = withoutComments.slice(open + 1, close);
  if (!LIST.test(list) || !ENDING.test(code.slice(close + 1, body.end))) {
    return { problem: 'its parents are computed, and not a plain list of ids' };
  }
  const quote = list.trim().startsWith('"') ? '"' : "'";
  return {
    source: `${source.slice(0, open)}${toList(parents, quote)}${source.slice(close + 1)}`,
    before: Array.from(list.matchAll(new RegExp(ELEMENT, 'g')), ([text]) => text.slice(1, -1)),
  };
}

/** Whatever else could give the class its parents: a line of ours would say them twice. */
function speaksOfParents({ code, withoutComments }: BlankedSource): boolean {
  return /(?<![\w$])parents(?![\w$])/.test(code) || /(['"`])parents\1\s*\]?\s*[=:(]/.test(withoutComments);
}

const REVISION = /(?<![\w$.#])static\s+(?:(?:readonly|override)\s+)*revision\b[^;\n]*;?/;

/** Below the line of the revision, or as the first of the class. */
function addLine(source: string, members: string, body: ClassBody, line: string): string {
  const revision = REVISION.exec(members);
  const at = body.start + (revision === null ? 0 : revision.index + revision[0].trimEnd().length);
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  const indent = revision === null ? '  ' : indentOf(source, body.start + revision.index);
  // What follows on the same line, be it a comment, moves to a line of its own.
  const rest = source.slice(at).replace(/^[^\S\r\n]+(?=\S)/, `${newline}${indent}`);
  const gap = revision === null && !/^\s/.test(rest) ? newline : '';
  return `${source.slice(0, at)}${newline}${indent}${line}${gap}${rest}`;
}

function indentOf(source: string, at: number): string {
  const line = source.slice(source.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*/.exec(line)?.[0] ?? '';
}
