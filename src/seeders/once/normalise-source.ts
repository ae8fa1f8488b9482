const TOKENS = [
  String.raw`(?<space>\s+|//[^\n]*|/\*[^]*?\*/)`,
  String.raw`(?<string>'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*")`,
  String.raw`(?<number>(?<![\w$])(?:0[box][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[+-]?\d+)?)n?)`,
  String.raw`(?<word>[\w$#\u0080-\uffff]+)`,
].join('|');

/** After these a slash begins a regular expression rather than a division. */
const BEFORE_EXPRESSION =
  /^(?:[([{,;:=!&|?+\-*%~^<>]|return|typeof|case|in|of|do|else|void|delete|throw|await|yield)$/;
const REGULAR_EXPRESSION = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const CLOSING = [')', ']', '}'];

/**
 * The text of a function, of which only what it does is left, as far as that is easily told: without spaces, comments, semicolons and
 * trailing commas, with strings and numbers written in one way, and without what compilers put before the names of imports.
 */
export function normaliseSource(source: string): string {
  const tokens = tokensOf(source);
  return withoutImports(withBareParameters(tokens))
    .filter((token, i, all) => token !== ';' && !(token === ',' && CLOSING.includes(all[i + 1] ?? '')))
    .join('\n');
}

function tokensOf(source: string): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < source.length;) {
    const { token, end } = readToken(source, at, tokens.at(-1));
    tokens.push(...token);
    at = end;
  }
  return tokens;
}

interface Read {
  /** None of what does not matter, several of a template. */
  token: string[];
  end: number;
}

function readToken(source: string, at: number, before = '('): Read {
  if (source[at] === '`') {
    return readTemplate(source, at);
  }
  if (source[at] === '/' && BEFORE_EXPRESSION.test(before)) {
    REGULAR_EXPRESSION.lastIndex = at;
    const [found] = REGULAR_EXPRESSION.exec(source) ?? [];
    if (found !== undefined) {
      return { token: [found], end: at + found.length };
    }
  }
  const pattern = new RegExp(TOKENS, 'iy');
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  const found = match?.[0] ?? source.charAt(at);
  return { token: canonical(found, match?.groups ?? {}), end: at + found.length };
}

function canonical(found: string, { space, string, number }: Record<string, string | undefined>): string[] {
  if (space !== undefined) {
    return [];
  }
  if (string !== undefined) {
    return [`'${string.slice(1, -1).replaceAll(/\\(['"])/g, '$1')}'`];
  }
  return [number === undefined ? found : canonicalNumber(number)];
}

function canonicalNumber(number: string): string {
  const plain = number.replaceAll('_', '');
  return plain.endsWith('n') ? plain : String(Number(plain));
}

/** The text of a template as it is, and the code in it as code. */
function readTemplate(source: string, start: number): Read {
  const token: string[] = [];
  let text = start;
  let at = start + 1;
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      token.push(source.slice(text, at + 2));
      const code = readCode(source, at + 2);
      token.push(...code.token);
      text = code.end;
      at = code.end + 1;
    } else {
      at += source[at] === '\\' ? 2 : 1;
    }
  }
  return { token: [...token, source.slice(text, at + 1)], end: at + 1 };
}

/** Up to the brace that ends it. */
function readCode(source: string, start: number): Read {
  const all: string[] = [];
  let depth = 0;
  for (let at = start; at < source.length;) {
    const { token, end } = readToken(source, at, all.at(-1));
    if (token[0] === '}' && depth === 0) {
      return { token: all, end: at };
    }
    depth += token[0] === '{' ? 1 : token[0] === '}' ? -1 : 0;
    all.push(...token);
    at = end;
  }
  return { token: all, end: source.length };
}

/** `(x) => y` is `x => y`. */
function withBareParameters(tokens: readonly string[]): string[] {
  return tokens.filter((token, i) => {
    const open = token === ')' ? i - 2 : i;
    const isAround = token === '(' || token === ')';
    return !(isAround && /^[(] [A-Za-z_$][\w$]* [)] = >$/.test(tokens.slice(open, open + 5).join(' ')));
  });
}

/** As CommonJS they are `name_1.User`, and `(0, name_1.call)` where they are called. */
function withoutImports(tokens: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [open, zero, comma, module = '', dot, name = '', close] = tokens.slice(i, i + 7);
    if (open === '(' && zero === '0' && comma === ',' && dot === '.' && close === ')' && isImport(module)) {
      kept.push(name);
      i += 6;
    } else if (isImport(open) && zero === '.' && kept.at(-1) !== '.') {
      i += 1;
    } else {
      kept.push(tokens[i] ?? '');
    }
  }
  return kept;
}

const isImport = (token = '') => /^[A-Za-z$][\w$]*_\d+$/.test(token);
