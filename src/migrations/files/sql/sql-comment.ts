import type { SqlToken } from '../../../sql/scan-piece.js';

export type SectionName = 'up' | 'down';

const HEADER = /^--\s*([A-Za-z][\w-]*)\s*:\s*(.*)$/;
const SECTION = /^--\s*(up|down)\s*$/i;

/** The name in a header such as `-- parents: a, b`, in lower case, and its value. */
export function headerOf(file: string, token: SqlToken): { name: string; value: string } | undefined {
  const [, name, value = ''] = match(file, token, HEADER);
  return name === undefined ? undefined : { name: name.toLowerCase(), value: value.trim() };
}

/** The section that `-- up` or `-- down` begins. */
export function sectionOf(file: string, token: SqlToken): SectionName | undefined {
  const name = match(file, token, SECTION)[1]?.toLowerCase();
  return name === 'up' || name === 'down' ? name : undefined;
}

/** Only comments in a line of their own count. */
function match(file: string, { kind, text, start }: SqlToken, pattern: RegExp): readonly string[] {
  const found = kind === 'line comment' ? pattern.exec(text) : null;
  const lineStart = file.lastIndexOf('\n', start - 1) + 1;
  return found === null || file.slice(lineStart, start).trim() !== '' ? [] : found;
}
