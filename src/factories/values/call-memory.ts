import { inspect, isDeepStrictEqual } from 'node:util';

import {
  type ConfiguredFactory,
  type PlainAttributes,
  SETTINGS,
  type StateFunction,
} from '../factory-settings.js';
import type { CallMap, TracedCall } from './call-map.js';
import { isData } from './plain-data.js';

/** What was found out of a state. */
export interface Traced {
  readonly calls: readonly TracedCall[];
  readonly map: CallMap;
  /** Those of its attributes. */
  readonly names: string;
}

/** What is known of one kind of factory. */
export class CallMemory {
  definition?: CallMap;
  readonly byFunction = new WeakMap<StateFunction, Traced>();
  /** Functions that are made anew by each call of a method. */
  readonly bySource = new Map<string, Traced>();
}

export interface KnownState {
  readonly traced: Traced;
  /** Whether it is of the very function, and not of one that looks like it. */
  readonly isSame: boolean;
}

/** What the first of the memories that has it knows of a state. */
export function knownState(memories: readonly CallMemory[], state: StateFunction): KnownState | undefined {
  const source = state.toString();
  const found = [
    ...memories.map(({ byFunction }) => ({ traced: byFunction.get(state), isSame: true })),
    ...memories.map(({ bySource }) => ({ traced: bySource.get(source), isSame: false })),
  ];
  return found.find((one): one is KnownState => one.traced !== undefined);
}

/** Of all registries of the process: tests make many. */
const known = new WeakMap<object, Map<string, CallMemory>>();

/**
 * What the process knows of such a factory. Where it has dependencies each instance is for itself: what they say may decide which
 * calls there are.
 *
 * @param kind what the calls may depend on beside the factory.
 */
export function memoryOf(pristine: ConfiguredFactory, kind: string): CallMemory {
  const fields = fieldsOf(pristine);
  const isSimple = pristine.constructor.length === 0 && isData(fields);
  const owner = isSimple ? pristine.constructor : pristine;
  const ofOwner = known.get(owner) ?? new Map<string, CallMemory>();
  known.set(owner, ofOwner);
  const key = isSimple ? `${kind} ${inspect(fields, WHOLE)}` : kind;
  const memory = ofOwner.get(key) ?? new CallMemory();
  ofOwner.set(key, memory);
  return memory;
}

const WHOLE = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity };

/** Whether the fields of a factory are as its class has them: `with` gives it others. */
export function isUnchanged(factory: ConfiguredFactory, pristine: ConfiguredFactory): boolean {
  const [own, others] = [fieldsOf(factory), fieldsOf(pristine)];
  return Object.keys({ ...own, ...others }).every((name) => isEqual(own[name], others[name]));
}

function isEqual(one: unknown, other: unknown): boolean {
  return Object.is(one, other) || (isData(one) && isDeepStrictEqual(one, other));
}

function fieldsOf(factory: ConfiguredFactory): PlainAttributes {
  const { [SETTINGS]: _, ...fields } = factory;
  return fields;
}
