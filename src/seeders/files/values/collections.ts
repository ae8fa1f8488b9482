import { isPlainObject } from '../plain-object.js';
import { parseArrayText } from './array-text.js';
import { type Conversion, ValueFault } from './value-fault.js';

/** What a text says as JSON. @throws ValueFault */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ValueFault('JSON', { cause });
  }
}

/** Values of JSON; those that have types already are taken as they are. */
export function toJson(hasTypes: boolean): Conversion {
  return (value) => {
    if (!hasTypes && typeof value === 'string') {
      return parseJson(value);
    }
    if (hasBigint(value)) {
      throw new ValueFault('JSON that keeps its numbers exactly; write a great one as a text');
    }
    return value;
  };
}

function hasBigint(value: unknown): boolean {
  if (isPlainObject(value) || Array.isArray(value)) {
    return Object.values(value).some(hasBigint);
  }
  return typeof value === 'bigint';
}

/** Arrays of one dimension: in a text as JSON, `["a"]`, or as PostgreSQL writes them, `{a}`. */
export function toArray(element: Conversion): Conversion {
  return (value) => {
    const elements = typeof value === 'string' ? elementsOf(value) : value;
    if (!Array.isArray(elements) || elements.some(Array.isArray)) {
      throw new ValueFault('array (["a", "b"] or {a,b})');
    }
    return elements.map((item: unknown) => (item === null ? null : convertElement(element, item)));
  };
}

const elementsOf = (text: string) =>
  text.trimStart().startsWith('[') ? parseJson(text) : parseArrayText(text);

function convertElement(element: Conversion, item: unknown): unknown {
  try {
    return element(item);
  } catch (error) {
    throw error instanceof ValueFault
      ? new ValueFault(`array of: ${error.expected}`, { cause: error })
      : error;
  }
}
