import type { FactoryContext } from '../factory-context.js';
import type { ConfiguredFactory, PlainAttributes, StateFunction } from '../factory-settings.js';
import type { CallMap } from './call-map.js';
import {
  CallMemory,
  isUnchanged,
  knownState,
  type KnownState,
  memoryOf,
  type Traced,
} from './call-memory.js';
import { MappedCalls, WatchedCalls } from './call-walks.js';
import { isHeldElsewhere } from './held-elsewhere.js';
import { traceWork } from './trace-work.js';
import type { ValuePlaces } from './value-places.js';

/** Calls definitions and states, each of their values at its place. Which call is for which attribute is found out when one is first called. */
export class CallMaps {
  readonly #byClass = new Map<Function, CallMemory>();

  /** @param pristine the factory of a class as it is without any settings: what it calls must not depend on who is first. */
  constructor(
    private readonly places: ValuePlaces,
    private readonly pristine: (factory: ConfiguredFactory) => ConfiguredFactory,
  ) {}

  define(factory: ConfiguredFactory, entity: string, context: FactoryContext): object {
    const own = this.#of(factory);
    const map = (own.definition ??= this.#traceDefinition(factory, entity, context));
    return this.places.along(new MappedCalls(map), context.sequence - 1, () => factory.definition(context));
  }

  state(state: StateFunction, factory: ConfiguredFactory, entity: string, context: FactoryContext): object {
    const known = this.#of(factory).byFunction.get(state);
    return known === undefined
      ? this.#firstState(state, factory, entity, context)
      : this.#walk(new MappedCalls(known.map), state, factory, context);
  }

  #traceDefinition(factory: ConfiguredFactory, entity: string, context: FactoryContext): CallMap {
    const pristine = this.pristine(factory);
    const shared = memoryOf(pristine, this.#kindOf(entity));
    if (shared.definition !== undefined) {
      return shared.definition;
    }
    const { isGeneral, map } = traceWork(entity, this.places, context, (known) => ({
      ...pristine.definition(known),
    }));
    return isGeneral ? (shared.definition = map) : map;
  }

  #firstState(
    state: StateFunction,
    factory: ConfiguredFactory,
    entity: string,
    context: FactoryContext,
  ): PlainAttributes {
    const own = this.#of(factory);
    const memories = [...this.#shared(factory, entity), own];
    const before = knownState(memories, state);
    const attributes = before && this.#walkAsBefore(before, state, factory, context);
    if (before === undefined || attributes === undefined) {
      return this.#traceState(memories, state, factory, entity, context);
    }
    own.byFunction.set(state, before.traced);
    return attributes;
  }

  /** A function that looks like one that is known does as that one did, unless it can be seen to do otherwise. */
  #walkAsBefore(
    { traced: { map, calls, names }, isSame }: KnownState,
    state: StateFunction,
    factory: ConfiguredFactory,
    context: FactoryContext,
  ): PlainAttributes | undefined {
    const walk = new WatchedCalls(map);
    const attributes = this.#walk(walk, state, factory, context);
    const isAlike = () =>
      walk.isInOrder && namesOf(attributes) === names && !isHeldElsewhere(calls, walk.values, attributes);
    return isSame || isAlike() ? attributes : undefined;
  }

  #traceState(
    memories: readonly CallMemory[],
    state: StateFunction,
    factory: ConfiguredFactory,
    entity: string,
    context: FactoryContext,
  ): PlainAttributes {
    const { isGeneral, ...found } = traceWork(entity, this.places, context, (known) => state(known, factory));
    const attributes = this.#walk(new MappedCalls(found.map), state, factory, context);
    const traced: Traced = { ...found, names: namesOf(attributes) };
    for (const { byFunction, bySource } of isGeneral ? memories : memories.slice(-1)) {
      byFunction.set(state, traced);
      bySource.set(state.toString(), traced);
    }
    return attributes;
  }

  #walk(calls: MappedCalls, state: StateFunction, factory: ConfiguredFactory, context: FactoryContext) {
    return this.places.along(calls, context.sequence - 1, () => state(context, factory));
  }

  /** What the process knows, or none where the factory is not as its class has it. */
  #shared(factory: ConfiguredFactory, entity: string): CallMemory[] {
    const pristine = this.pristine(factory);
    return isUnchanged(factory, pristine) ? [memoryOf(pristine, this.#kindOf(entity))] : [];
  }

  #kindOf(entity: string): string {
    return `${entity} ${this.places.kind}`;
  }

  #of({ constructor }: ConfiguredFactory): CallMemory {
    let own = this.#byClass.get(constructor);
    if (own === undefined) {
      this.#byClass.set(constructor, (own = new CallMemory()));
    }
    return own;
  }
}

function namesOf(attributes: PlainAttributes): string {
  return Object.keys(attributes).join();
}
