import { AttributeCycleError } from '../../errors/attribute-cycle.error.js';
import type { FactoryContext } from '../factory-context.js';

type Attributes = Readonly<Record<string, unknown>>;

/** A value that is computed from the other attributes, whose own values are then known, in whatever order they stand. */
export type ComputedAttribute = (attributes: Attributes, context?: FactoryContext) => unknown;

export interface Resolution {
  /** Those that could not be computed yet are functions still. */
  readonly values: Record<string, unknown>;
  readonly isWhole: boolean;
}

/**
 * Computes the attributes that are functions. What a function reads of the others is computed first.
 *
 * @param compute calls such a function; the name is that of the attribute.
 * @param isUnsettled whether something is to be put in the place of a value before another function reads it: those that do wait for
 * the next call.
 * @throws AttributeCycleError naming the attributes that need each other.
 */
export function resolveAttributes(
  owner: string,
  attributes: Record<string, unknown>,
  compute: Compute,
  isUnsettled: (name: string, value: unknown) => boolean = () => false,
): Resolution {
  return hasComputed(attributes)
    ? new Resolver(owner, attributes, compute, isUnsettled).resolve()
    : { values: attributes, isWhole: true };
}

type Compute = (name: string, attribute: ComputedAttribute, others: Attributes) => unknown;

class Resolver {
  readonly #resolved: Record<string, unknown> = {};
  readonly #path: string[] = [];
  readonly #others: Attributes;
  #waiting: Waiting | undefined;

  constructor(
    private readonly owner: string,
    private readonly attributes: Attributes,
    private readonly compute: Compute,
    private readonly isUnsettled: (name: string, value: unknown) => boolean,
  ) {
    this.#others = new Proxy(attributes, {
      get: (_, name) => (typeof name === 'string' ? this.#read(name) : undefined),
    });
  }

  resolve(): Resolution {
    try {
      Object.keys(this.attributes).forEach((name) => this.#valueOf(name));
    } catch (error) {
      if (this.#waiting === undefined) {
        throw error;
      }
    }
    const values = inOrderOf(this.attributes, this.#resolved);
    return { values, isWhole: this.#waiting === undefined };
  }

  #read(name: string): unknown {
    const value = this.#valueOf(name);
    if (this.isUnsettled(name, value)) {
      throw (this.#waiting = new Waiting(name));
    }
    return value;
  }

  #valueOf(name: string): unknown {
    if (Object.hasOwn(this.#resolved, name)) {
      return this.#resolved[name];
    }
    const result = this.#compute(name);
    if (Object.hasOwn(this.attributes, name)) {
      this.#resolved[name] = result;
    }
    return result;
  }

  #compute(name: string): unknown {
    const path = this.#path;
    if (path.includes(name)) {
      throw new AttributeCycleError(this.owner, [...path.slice(path.indexOf(name)), name]);
    }
    const value = this.attributes[name];
    path.push(name);
    const result = isComputed(value) ? this.compute(name, value, this.#others) : value;
    path.pop();
    // Said again, where the function went on without what it waits for.
    if (this.#waiting !== undefined) {
      throw this.#waiting;
    }
    return result;
  }
}

/** Ends a function that reads what is not settled yet. */
class Waiting extends Error {
  constructor(readonly attribute: string) {
    super(`${attribute} is not made yet.`);
  }
}

/** Asked for every entity: no list of the values is made. */
function hasComputed(attributes: Attributes): boolean {
  for (const name in attributes) {
    if (isComputed(attributes[name])) {
      return true;
    }
  }
  return false;
}

/** Classes are values, too: those of enums, or of custom types. */
function isComputed(value: unknown): value is ComputedAttribute {
  return (
    typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable !== false
  );
}

function inOrderOf(attributes: Attributes, resolved: Attributes): Record<string, unknown> {
  const all = { ...attributes, ...resolved };
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, all[name]]));
}
