import { createHash } from 'node:crypto';

import { normaliseSource } from './normalise-source.js';

/**
 * SHA-256 of what the methods of a class do, its own and those that it inherits, but for the constructor. Formatting and comments
 * do not matter, nor, by and large, the compiler; functions elsewhere that they call do not either.
 */
export function sourceChecksum(type: Function): string {
  const hash = createHash('sha256');
  for (const ancestor of lineOf(type)) {
    hash.update(JSON.stringify([methodsOf(ancestor), methodsOf(ancestor.prototype)]));
  }
  return hash.digest('hex');
}

/** The class, what it extends, and so on. */
function lineOf(type: Function): Function[] {
  const parent: unknown = Object.getPrototypeOf(type);
  // What all functions have in common is no class.
  return typeof parent === 'function' && 'prototype' in parent ? [type, ...lineOf(parent)] : [type];
}

/** What it is called and does, by name. */
function methodsOf(owner: object): [name: string, ...source: string[]][] {
  return Object.entries(Object.getOwnPropertyDescriptors(owner))
    .filter(([name]) => name !== 'constructor')
    .flatMap(([name, property]): [string, ...string[]][] => {
      const functions = Object.values<unknown>({ ...property }).filter((part) => typeof part === 'function');
      const sources = functions.map((method) => normaliseSource(Function.prototype.toString.call(method)));
      return sources.length === 0 ? [] : [[name, ...sources]];
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
