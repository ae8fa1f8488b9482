import { placeOf } from '../random/place-random.js';

/** A call of faker, and the attribute that it is for, if any. */
export interface TracedCall {
  readonly path: string;
  readonly attribute: string | undefined;
}

/** Which place each call of faker takes its value from, whichever calls there are beside it. */
export class CallMap {
  readonly #order: { readonly path: string; readonly place: number }[] = [];
  readonly #places = new Map<string, number[]>();

  /**
   * @param origin of the calls that are not in the map, such as those that only some entities need.
   * @param calls in their order.
   */
  constructor(
    private readonly origin: string,
    calls: readonly TracedCall[] = [],
    baseOf: (attribute: string) => number = () => 0,
  ) {
    const taken = new Map<string, number>();
    for (const { path, attribute } of calls) {
      const places = this.#placesOf(path);
      const nth = taken.get(attribute ?? '') ?? 0;
      taken.set(attribute ?? '', nth + 1);
      const place =
        attribute === undefined ? this.#fallback(path, places.length) : nthPlace(baseOf(attribute), nth);
      places.push(place);
      this.#order.push({ path, place });
    }
  }

  /** The place of a call, if the calls so far came in their order and this is the next one. */
  inOrder(position: number, path: string): number | undefined {
    const next = this.#order[position];
    return next?.path === path ? next.place : undefined;
  }

  /** How often each path occurs among the first calls. */
  occurrences(position: number): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { path } of this.#order.slice(0, position)) {
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    return counts;
  }

  /** @param occurrence of the path among the calls for this entity, from 0: one after the other. */
  placeOf(path: string, occurrence: number): number {
    return (this.#placesOf(path)[occurrence] ??= this.#fallback(path, occurrence));
  }

  #placesOf(path: string): number[] {
    const known = this.#places.get(path) ?? [];
    this.#places.set(path, known);
    return known;
  }

  #fallback(path: string, occurrence: number): number {
    return placeOf(`${this.origin} ${path} ${occurrence}`);
  }
}

/** The place of the nth call for an attribute, from 0. */
export function nthPlace(base: number, nth: number): number {
  return (base + Math.imul(nth, 0x9e3779b1)) | 0;
}
