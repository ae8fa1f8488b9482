import { inspect } from 'node:util';

import { Collection, helper, Utils } from '@mikro-orm/core';

import { isSecretName } from '../secret-names.js';
import { isAsymmetric } from './asymmetric-matcher.js';
import { keyOf, plainValue } from './matches-in-memory.js';

const LONGEST = 100;
const DEEPEST = 5;

/** A value on one line, long ones shortened, those of secrets hidden; undefined where it is not at hand. */
export function showValue(name: string, given: unknown, isHidden = false): string | undefined {
  const value = plainValue(given);
  if (value instanceof Collection && !value.isInitialized()) {
    return undefined;
  }
  const isSecret = isHidden || isSecretName(name);
  return isSecret && value !== null && value !== undefined ? '***' : shorten(show(value));
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

function show(given: unknown, depth = 0): string {
  const value = plainValue(given);
  if (value === null || value === undefined) {
    return 'null';
  }
  if (typeof value !== 'object') {
    return typeof value === 'string' ? JSON.stringify(value) : inspect(value);
  }
  return showObject(value, depth + 1);
}

function showObject(value: object, depth: number): string {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return `${value.byteLength} bytes, 0x${Buffer.from(value).toString('hex')}`;
  }
  if (isAsymmetric(value)) {
    return showAsymmetric(value);
  }
  if (Array.isArray(value) || value instanceof Collection) {
    return `[${[...value].map((one) => show(one, depth)).join(', ')}]`;
  }
  return Utils.isEntity(value) ? showEntity(value) : showParts(value, depth);
}

/** Of an entity as of its key: that is what a column has. */
function showEntity(entity: object): string {
  const { __meta: meta } = helper(entity);
  return `${meta.className} ${Utils.asArray(keyOf(entity)).map(String).join(', ')}`;
}

function showParts(value: object, depth: number): string {
  if (depth > DEEPEST) {
    return '{…}';
  }
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([key, part]) => `${key}: ${isSecretName(key) ? '***' : show(part, depth)}`);
  return `{${parts.join(', ')}}`;
}

interface Describing {
  readonly toAsymmetricMatcher?: unknown;
  readonly toString?: unknown;
  readonly sample?: unknown;
}

/** As Jest writes it: `Any<String>`. */
function showAsymmetric(matcher: object): string {
  const { toAsymmetricMatcher, toString, sample }: Describing = Object(matcher);
  if (typeof toAsymmetricMatcher === 'function') {
    return String(toAsymmetricMatcher.call(matcher));
  }
  const name = typeof toString === 'function' ? String(toString.call(matcher)) : 'matcher';
  return sample === undefined ? name : `${name} ${sample instanceof RegExp ? String(sample) : show(sample)}`;
}
