import type { Faker } from '@faker-js/faker';

/** Told of each call: those of a callback that a method is given come between the two of that method. */
export interface CallObserver {
  /** @param path such as `person.fullName`. */
  enter(path: string): void;
  /** @param value what the call returns. */
  leave(value: unknown): void;
}

/**
 * The same faker, which tells of each call that is made on it; not of those that its methods make themselves.
 *
 * It makes what a method returns depend on which method it is, not on the calls before it. Objects that inherit from faker's own: a
 * Proxy would cost more than many a value.
 */
export function placedFaker(faker: Faker, observer: CallObserver): Faker {
  return inheriting(faker, (value, name) => {
    if (isModule(value)) {
      return placedModule(value, name, observer);
    }
    // What sets something is to set it on the faker that its modules know.
    return typeof value === 'function' ? value.bind(faker) : undefined;
  });
}

function placedModule(module: object, name: string, observer: CallObserver): object {
  return inheriting(module, (method, ofMethod) =>
    typeof method === 'function' ? placedMethod(module, method, `${name}.${ofMethod}`, observer) : undefined,
  );
}

function placedMethod(module: object, method: Function, path: string, observer: CallObserver): Function {
  return (...parameters: unknown[]): unknown => {
    observer.enter(path);
    let value: unknown;
    try {
      return (value = Reflect.apply(method, module, parameters));
    } finally {
      observer.leave(value);
    }
  };
}

/** An object with some properties of its own, and all others of the one that it is made from. */
function inheriting<T extends object>(from: T, change: (value: unknown, name: string) => unknown): T {
  const heir = Object.create(from) as T;
  for (const name of namesOf(from)) {
    const value = change(Reflect.get(from, name), name);
    if (value !== undefined) {
      Object.defineProperty(heir, name, { value, enumerable: true });
    }
  }
  return heir;
}

/** Its own properties, and those of its classes. */
function namesOf(value: object): Set<string> {
  const names = new Set<string>();
  for (let one: object = value; one !== Object.prototype; one = Object.getPrototypeOf(one) as object) {
    Object.getOwnPropertyNames(one).forEach((name) => names.add(name));
  }
  names.delete('constructor');
  return names;
}

/** Faker's modules know the faker that they belong to. */
function isModule(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'faker' in value;
}
