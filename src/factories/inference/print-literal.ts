import { toStringLiteral } from '../../scaffold/names.js';

/** A plain value as TypeScript writes it. */
export function printLiteral(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.includes('\n') ? JSON.stringify(value) : toStringLiteral(value);
    case 'number':
      return withSeparators(String(value));
    case 'bigint':
      return `${withSeparators(String(value))}n`;
    default:
      return printObject(value);
  }
}

function printObject(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(printLiteral).join(', ')}]`;
  }
  return typeof value === 'object' && value !== null
    ? printFields(Object.entries(value).map(([name, field]) => [name, printLiteral(field)]))
    : String(value);
}

/** Fields whose values are source already, as `{ name: value }`. */
export function printFields(fields: readonly (readonly [name: string, source: string])[]): string {
  return fields.length === 0
    ? '{}'
    : `{ ${fields.map(([name, source]) => `${printKey(name)}: ${source}`).join(', ')} }`;
}

/** The name of a property in an object literal. */
export function printKey(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : toStringLiteral(name);
}

function withSeparators(digits: string): string {
  return /^-?\d{5,}$/.test(digits) ? digits.replaceAll(/\B(?=(\d{3})+$)/g, '_') : digits;
}
