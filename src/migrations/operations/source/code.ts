import { toKey, toSource } from './values.js';

/** TypeScript before it is laid out: text, or something that can be broken into lines. */
export type Code = string | Call | List | Fields | Arrow | Chain;

export interface Call {
  type: 'call';
  callee: string;
  args: readonly Code[];
}
interface List {
  type: 'list';
  items: readonly Code[];
}
interface Fields {
  type: 'fields';
  entries: readonly (readonly [key: string, value: Code])[];
}
export interface Arrow {
  type: 'arrow';
  parameter: string;
  /** One expression, or statements in braces. */
  body: Code | { statements: readonly Code[] };
}
/** `t.text('a').notNull()` */
export interface Chain {
  type: 'chain';
  links: readonly Call[];
}

/** What is left out of a call or an object where it is undefined. */
type Optional = Code | undefined;

/** `callee(a, b)`; arguments that are undefined at the end are left out, others are written as such. */
export function call(callee: string, ...args: readonly Optional[]): Call {
  const last = args.findLastIndex((arg) => arg !== undefined);
  return { type: 'call', callee, args: args.slice(0, last + 1).map((arg) => arg ?? 'undefined') };
}

/** `op.method(a, b)` */
export function op(method: string, ...args: readonly Optional[]): Call {
  return call(`op.${method}`, ...args);
}

export function list(items: readonly Code[]): List {
  return { type: 'list', items };
}

/** An object literal, less what is undefined; undefined where nothing is left. */
export function fields(given: Readonly<Record<string, Optional>>): Fields | undefined {
  const entries = Object.entries(given).flatMap(([key, value]) =>
    value === undefined ? [] : [[toKey(key), value] as const],
  );
  return entries.length === 0 ? undefined : { type: 'fields', entries };
}

export function arrow(parameter: string, body: Code): Arrow {
  return { type: 'arrow', parameter, body };
}

export function block(parameter: string, statements: readonly Code[]): Arrow {
  return { type: 'arrow', parameter, body: { statements } };
}

export function chain(...links: readonly Call[]): Chain {
  return { type: 'chain', links };
}

/** A plain value: text, number, list or object of such, or SQL. Undefined stays undefined. */
export function literal(value: unknown): Optional {
  if (Array.isArray(value)) {
    return list(value.map((item) => literal(item) ?? 'undefined'));
  }
  if (isPlainObject(value)) {
    return optionsOf(value) ?? '{}';
  }
  return value === undefined ? undefined : toSource(value);
}

/** The options of a call, less those that are undefined; undefined where none is left. */
export function optionsOf(options: object): Optional {
  return fields(Object.fromEntries(Object.entries(options).map(([key, item]) => [key, literal(item)])));
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
