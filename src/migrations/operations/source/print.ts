import type { Code } from './code.js';

const WIDTH = 100;
const INDENT = '  ';

/** Code as text, broken into lines of at most 100 characters as far as it can be. */
export function printCode(code: Code, indent = ''): string {
  const whole = flat(code);
  return whole !== undefined && fits(indent + whole) ? whole : broken(code, indent);
}

/** In one line; undefined where it has several by its nature. */
function flat(code: Code): string | undefined {
  if (typeof code === 'string') {
    return code.includes('\n') ? undefined : code;
  }
  switch (code.type) {
    case 'call':
      return around(`${code.callee}(`, flatList(code.args), ')');
    case 'list':
      return around('[', flatList(code.items), ']');
    case 'fields':
      return around('{ ', flatEntries(code.entries), ' }');
    case 'arrow':
      return around(`(${code.parameter}) => `, isBlock(code.body) ? undefined : flat(code.body), '');
    case 'chain':
      return join(code.links.map(flat), '.');
  }
}

function broken(code: Code, indent: string): string {
  const inner = indent + INDENT;
  if (typeof code === 'string') {
    return code;
  }
  switch (code.type) {
    case 'call':
      return hugged(code, indent) ?? `${code.callee}(${lines(code.args, inner)}\n${indent})`;
    case 'list':
      return `[${lines(code.items, inner)}\n${indent}]`;
    case 'fields': {
      const entries = code.entries.map(([key, value]) => `\n${inner}${key}: ${printCode(value, inner)},`);
      return `{${entries.join('')}\n${indent}}`;
    }
    case 'arrow':
      return isBlock(code.body)
        ? `(${code.parameter}) => ${statements(code.body.statements, indent)}`
        : `(${code.parameter}) =>\n${inner}${printCode(code.body, inner)}`;
    case 'chain': {
      const [head = '', ...rest] = code.links.map((link) => printCode(link, inner));
      return [head, ...rest].join(`\n${inner}.`);
    }
  }
}

/** A call whose one argument of several lines stays on the line of the call: `op.createTable('a', (t) => {`. */
function hugged({ callee, args }: Extract<Code, { type: 'call' }>, indent: string): string | undefined {
  const large = args.filter((arg) => flat(arg) === undefined || isHuggable(arg));
  const [hug] = large.length === 1 ? large : large.filter((arg) => flat(arg) === undefined);
  if (hug === undefined || large.filter((arg) => flat(arg) === undefined).length > 1) {
    return undefined;
  }
  const texts = args.map((arg) => (arg === hug ? broken(arg, indent) : flat(arg)));
  const text = around(`${callee}(`, join(texts, ', '), ')');
  return text !== undefined && fits(indent + text.split('\n', 1)[0]) && fits(lastLine(text))
    ? text
    : undefined;
}

function isHuggable(code: Code): boolean {
  return typeof code !== 'string' && (code.type === 'fields' || code.type === 'list');
}

function statements(body: readonly Code[], indent: string): string {
  const inner = indent + INDENT;
  return body.length === 0
    ? '{}'
    : `{${body.map((item) => `\n${inner}${printCode(item, inner)};`).join('')}\n${indent}}`;
}

function lines(items: readonly Code[], indent: string): string {
  return items.map((item) => `\n${indent}${printCode(item, indent)},`).join('');
}

function flatList(items: readonly Code[]): string | undefined {
  return join(items.map(flat), ', ');
}

function flatEntries(entries: Extract<Code, { type: 'fields' }>['entries']): string | undefined {
  return join(
    entries.map(([key, value]) => around(`${key}: `, flat(value), '')),
    ', ',
  );
}

function join(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(separator);
}

function around(before: string, inner: string | undefined, after: string): string | undefined {
  return inner === undefined ? undefined : before + inner + after;
}

function isBlock(body: Code | { statements: readonly Code[] }): body is { statements: readonly Code[] } {
  return typeof body === 'object' && 'statements' in body;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

function fits(line: string): boolean {
  return line.length <= WIDTH;
}
