import { id, list, object, phrase } from './clauses.js';
import type { Clause } from './compiler.js';
import { showName, type ObjectName } from './names.js';
import { showSignature, signature } from './routines/signature.js';

/** What a statement is about, with the words that say what kind of object it is. */
export interface Subject {
  clause: Clause;
  /** For people. */
  shown: string;
}

/** `table "a", "b"` */
export function named(words: string, ...names: readonly ObjectName[]): Subject {
  return {
    clause: phrase(words, list(names.map(object))),
    shown: `${words} ${names.map(showName).join(', ')}`,
  };
}

/** `schema "a.b"`: something outside schemas, in whose name a dot is part of it. */
export function outside(words: string, name: string): Subject {
  return named(words, { name });
}

/** `function "f"(integer)` */
export function routine(words: string, name: ObjectName, argumentTypes: readonly string[]): Subject {
  return {
    clause: phrase(words, signature(name, argumentTypes)),
    shown: `${words} ${showSignature(name, argumentTypes)}`,
  };
}

/** `trigger "touch" on "users"` */
export function partOf(words: string, name: string, on: string, owner: ObjectName): Subject {
  return {
    clause: phrase(words, id(name), on, object(owner)),
    shown: `${words} ${name} ${on} ${showName(owner)}`,
  };
}
