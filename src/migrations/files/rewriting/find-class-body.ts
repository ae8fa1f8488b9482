import { findClosing } from '../../../scaffold/source/find-closing.js';

/** Where the members of a class are: the place after its opening brace, and that of its closing one. */
export interface ClassBody {
  start: number;
  end: number;
}

/**
 * The body of the class that is the default export, in code without comments and strings: `export default class …`, or
 * `class Name …` with `export default Name`; undefined where it can't be told.
 */
export function findClassBody(code: string): ClassBody | undefined {
  const [, name] = /\bexport\s+default\s+([\w$]+)\s*(?:;|$|\n)/.exec(code) ?? [];
  const header =
    name === undefined || name === 'class'
      ? /\bexport\s+default\s+(?:abstract\s+)?class\b/g
      : new RegExp(`\\bclass\\s+${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
  const [found, another] = code.matchAll(header);
  if (found === undefined || another !== undefined) {
    return undefined;
  }
  const open = findOpeningBrace(code, found.index + found[0].length);
  const end = open === undefined ? undefined : findClosing(code, open);
  return open === undefined || end === undefined ? undefined : { start: open + 1, end };
}

/** The code of a body with the contents of all brackets inside it blanked: its members alone. */
export function membersOf(code: string, { start, end }: ClassBody): string {
  let depth = 0;
  const show = (char: string) => {
    depth -= ')]}'.includes(char) ? 1 : 0;
    const shown = depth === 0 || /\s/.test(char) ? char : ' ';
    depth += '([{'.includes(char) ? 1 : 0;
    return shown;
  };
  return code.slice(start, end).split('').map(show).join('');
}

/** Past type arguments and calls in what the class extends, which may hold braces themselves. */
function findOpeningBrace(code: string, from: number): number | undefined {
  for (let open = code.indexOf('{', from); open !== -1; open = code.indexOf('{', open + 1)) {
    const before = code.slice(from, open);
    if (isBalanced(before, '(', ')') && isBalanced(before, '<', '>')) {
      return open;
    }
  }
  return undefined;
}

function isBalanced(text: string, open: string, close: string): boolean {
  return text.split(open).length === text.split(close).length;
}
