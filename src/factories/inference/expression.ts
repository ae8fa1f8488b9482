import type { InferenceContext } from './inference-context.js';
import { printFields, printLiteral } from './print-literal.js';

/**
 * A value together with the TypeScript that gives it in a `definition({ faker, sequence })`. Both are composed in one
 * step, so that what `make:factory` writes is what an inferred factory does.
 */
export interface Expression {
  readonly source: string;
  readonly value: (context: InferenceContext) => unknown;
  /** Of a template, so that it can be a part of another one. */
  readonly parts?: readonly (string | Expression)[];
}

export const sequence: Expression = { source: 'sequence', value: (context) => context.sequence };

export function literal(value: unknown): Expression {
  return { source: printLiteral(value), value: () => value };
}

/** A call such as `faker.internet.email()`, its arguments plain values. */
export function fake(path: `${string}.${string}`, ...parameters: readonly unknown[]): Expression {
  const [module = '', name = ''] = path.split('.');
  return {
    source: `faker.${path}(${parameters.map(printLiteral).join(', ')})`,
    value: ({ faker }) => call(Reflect.get(faker, module), name, parameters),
  };
}

/** A date of faker's, which counts from the reference date: faker's own default there, where the source runs. */
export function fakeDate(name: string, options: object = {}): Expression {
  const isPlain = Object.keys(options).length === 0;
  return {
    source: `faker.date.${name}(${isPlain ? '' : printLiteral(options)})`,
    value: ({ faker, referenceDate }) => call(faker.date, name, [{ refDate: referenceDate, ...options }]),
  };
}

/** One of a list; `type` is what TypeScript calls one of them, where it can't tell by itself. */
export function oneOf(values: readonly unknown[], type?: string): Expression {
  const { value } = fake('helpers.arrayElement', values);
  const cast = type === undefined ? '' : ` as ${type}[]`;
  return { source: `faker.helpers.arrayElement(${printLiteral(values)}${cast})`, value };
}

/** A method of the value: `faker.date.past().toISOString()`. */
export function method(target: Expression, name: string, ...parameters: readonly unknown[]): Expression {
  return {
    source: `${target.source}.${name}(${parameters.map(printLiteral).join(', ')})`,
    value: (context) => call(target.value(context), name, parameters),
  };
}

/** A template literal. */
export function template(...pieces: readonly (string | Expression)[]): Expression {
  const parts = pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : (piece.parts ?? [piece])));
  const print = (part: string | Expression) =>
    typeof part === 'string' ? part.replaceAll(/[`\\]|\$\{/g, '\\$&') : `\${${part.source}}`;
  return {
    parts,
    source: `\`${parts.map(print).join('')}\``,
    value: (context) =>
      parts.map((part) => (typeof part === 'string' ? part : String(part.value(context)))).join(''),
  };
}

export function list(items: readonly Expression[]): Expression {
  return {
    source: `[${items.map(({ source }) => source).join(', ')}]`,
    value: (context) => items.map(({ value }) => value(context)),
  };
}

export function object(fields: readonly (readonly [name: string, field: Expression])[]): Expression {
  return {
    source: printFields(fields.map(([name, { source }]) => [name, source])),
    value: (context) => Object.fromEntries(fields.map(([name, { value }]) => [name, value(context)])),
  };
}

/** Something worked out of the value; `print` writes the same of its source. */
export function derive(
  target: Expression,
  print: (source: string) => string,
  compute: (value: unknown) => unknown,
): Expression {
  return { source: print(target.source), value: (context) => compute(target.value(context)) };
}

function call(target: unknown, name: string, parameters: readonly unknown[]): unknown {
  const boxed = Object(target) as object;
  return Reflect.apply(Reflect.get(boxed, name) as () => unknown, boxed, parameters);
}
