import type { EntityMetadata } from '@mikro-orm/core';

import { toWords } from '../scaffold/names.js';
import { EntityFactory } from './entity-factory.js';
import { inferEntity } from './inference/index.js';
import { printKey, printLiteral } from './inference/print-literal.js';
import { propertyType } from './inference/subjects.js';

interface State {
  readonly property: string;
  readonly value: unknown;
}

/** A method for each value of the enums, such as `admin()`; with the property's name before it where that says too little. */
export function statesOf(meta: EntityMetadata, isClass: boolean): string[] {
  const states = inferEntity(meta).properties.flatMap((property): State[] =>
    'choices' in property && property.choices !== undefined
      ? property.choices.map((value) => ({ property: property.name, value }))
      : [],
  );
  const taken = new Set(states.map(shortName).filter((name, at, all) => all.indexOf(name) !== at));
  return distinct(states, taken).map(([name, state]) => print(name, state, meta, isClass));
}

function distinct(states: readonly State[], taken: ReadonlySet<string>): [name: string, state: State][] {
  const names = new Map<string, State>();
  for (const state of states) {
    const short = shortName(state);
    const name =
      isFree(short) && !taken.has(short) ? short : camelCase(`${state.property} ${String(state.value)}`);
    if (!names.has(name)) {
      names.set(name, state);
    }
  }
  return [...names];
}

function print(name: string, { property, value }: State, meta: EntityMetadata, isClass: boolean): string {
  const metadata = meta.props.find((one) => one.name === property);
  const type = isClass && metadata !== undefined ? ` as ${propertyType(meta.className, metadata)}` : '';
  return `
  ${name}() {
    return this.state({ ${printKey(property)}: ${printLiteral(value)}${type} });
  }
`;
}

/** Names that have another meaning in a factory, today or as `has`, `for` and their like. */
const RESERVED = new Set(
  (
    'constructor definition attributes set with without using when unless has for hasAttached recycle sequence ' +
    'crossJoinSequence forEachSequence lazy insert createMany makeMany configure existing trashed transient ' +
    'beforeMake afterMake beforeCreate afterCreate'
  ).split(' '),
);

function isFree(name: string): boolean {
  return /^\p{L}[\p{L}\d]*$/u.test(name) && !RESERVED.has(name) && !(name in EntityFactory.prototype);
}

function shortName({ value }: State): string {
  return camelCase(String(value));
}

function camelCase(text: string): string {
  return toWords(text)
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}
