import { SqlFragment } from '../sql-text.js';

/** A single value as an expression of TypeScript that makes it again. */
export function toSource(value: unknown): string {
  if (value instanceof SqlFragment) {
    return fragmentSource(value);
  }
  if (value instanceof Date) {
    return `new Date(${quote(value.toISOString())})`;
  }
  if (value instanceof Uint8Array) {
    return `Buffer.from(${quote(Buffer.from(value).toString('hex'))}, 'hex')`;
  }
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'bigint':
      return `${value}n`;
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'object':
      return value === null ? 'null' : compoundSource(value);
    default:
      return String(value);
  }
}

function compoundSource(value: object): string {
  if (Array.isArray(value)) {
    return `[${value.map(toSource).join(', ')}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => `${toKey(key)}: ${toSource(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** In single quotes; text of several lines in a template, where it reads better. */
export function quote(text: string): string {
  if (text.includes('\n') && !/[\r\u2028\u2029]/.test(text)) {
    return `\`${escapeTemplate(text)}\``;
  }
  return singleQuote(text);
}

function singleQuote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** A property's name, quoted where it has to be. */
export function toKey(name: string): string {
  if (name === '__proto__') {
    return `['${name}']`;
  }
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : singleQuote(name);
}

function fragmentSource({ strings, values }: SqlFragment): string {
  const parts = strings.map((text, index) => {
    const hole = index < values.length ? `\${${toSource(values[index])}}` : '';
    return escapeTemplate(text) + hole;
  });
  return `sql\`${parts.join('')}\``;
}

function escapeTemplate(text: string): string {
  return text.replaceAll(/[\\`]|\$\{/g, '\\$&').replaceAll('\r', '\\r');
}
