import type { ValuePlaces } from '../values/value-places.js';

/** What was taken by the same pools and the same given values, in the whole of a registry. */
export class Takes {
  #first = 0;
  #last = 0;
  #count = 0;
  readonly #byObject = new WeakMap<object, Takes>();
  readonly #byValue = new Map<unknown, Takes>();

  /** The sequence of the first draft that took. */
  get first(): number {
    return this.#first;
  }

  /** How many drafts took before: the same for all that one draft takes. */
  before(sequence: number): number {
    if (sequence !== this.#last) {
      this.#first ||= sequence;
      this.#last = sequence;
      this.#count++;
    }
    return this.#count - 1;
  }

  at(path: readonly unknown[]): Takes {
    return path.reduce<Takes>((takes, part) => takes.#next(part), this);
  }

  #next(part: unknown): Takes {
    return isObject(part) ? open(this.#byObject, part) : open(this.#byValue, part);
  }
}

function open<K>(
  known: { get(key: K): Takes | undefined; set(key: K, takes: Takes): unknown },
  key: K,
): Takes {
  const takes = known.get(key) ?? new Takes();
  known.set(key, takes);
  return takes;
}

function isObject(part: unknown): part is object {
  return (typeof part === 'object' && part !== null) || typeof part === 'function';
}

const registries = new WeakMap<ValuePlaces, Takes>();

/** Those of the registry that these places belong to. */
export function takesOf(places: ValuePlaces): Takes {
  return open(registries, places);
}
