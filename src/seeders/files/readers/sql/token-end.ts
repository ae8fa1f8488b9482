const SPACE = /\s+/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /\d[\w.]*/y;
const ESCAPE_STRING = /[eE]'/y;
const DOLLAR_QUOTE = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;

/** Where the token ends that starts at an index; -1 where the text ends before it. */
export function tokenEnd(text: string, at: number): number {
  switch (text[at]) {
    case "'":
      return stringEnd(text, at + 1, false);
    case '"':
      return after(text, '"', at + 1);
    case '$':
      return dollarEnd(text, at);
    case '-':
      return text[at + 1] === '-' ? after(text, '\n', at + 2) : at + 1;
    case '/':
      return text[at + 1] === '*' ? commentEnd(text, at + 2) : at + 1;
    default:
      return plainEnd(text, at);
  }
}

export function isComment(text: string, at: number): boolean {
  return text.startsWith('--', at) || text.startsWith('/*', at);
}

function plainEnd(text: string, at: number): number {
  if (matchEnd(ESCAPE_STRING, text, at) !== undefined) {
    return stringEnd(text, at + 2, true);
  }
  return matchEnd(SPACE, text, at) ?? matchEnd(WORD, text, at) ?? matchEnd(NUMBER, text, at) ?? at + 1;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function after(text: string, closer: string, from: number): number {
  const at = text.indexOf(closer, from);
  return at === -1 ? -1 : at + closer.length;
}

/** A doubled quote ends one plain string and begins the next, which comes to the same. */
function stringEnd(text: string, from: number, escapes: boolean): number {
  return escapes ? escapeStringEnd(text, from) : after(text, "'", from);
}

function escapeStringEnd(text: string, from: number): number {
  const marks = /\\[^]|''|'/g;
  marks.lastIndex = from;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === "'") {
      return marks.lastIndex;
    }
  }
  return -1;
}

function dollarEnd(text: string, at: number): number {
  const end = matchEnd(DOLLAR_QUOTE, text, at);
  return end === undefined ? at + 1 : after(text, text.slice(at, end), end);
}

function commentEnd(text: string, from: number): number {
  let depth = 1;
  const marks = /\/\*|\*\//g;
  marks.lastIndex = from;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) {
      return marks.lastIndex;
    }
  }
  return -1;
}
