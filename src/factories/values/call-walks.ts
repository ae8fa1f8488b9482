import { placeOf } from '../random/place-random.js';
import { type CallMap, nthPlace } from './call-map.js';

/** Apart from the places of the calls beside it. */
const WITHIN = 0x5bd1e995;

/** Says where each call takes its value from. A call of a callback belongs to the method that was given it, and moves no other. */
export abstract class CallWalk {
  #depth = 0;
  #outer = 0;
  #within = 0;

  enter(path: string): number {
    if (this.#depth++ > 0) {
      return nthPlace(this.#outer ^ WITHIN, this.#within++);
    }
    this.#within = 0;
    return (this.#outer = this.next(path));
  }

  leave(value?: unknown): void {
    if (--this.#depth === 0) {
      this.drawn(value);
    }
  }

  /** The place of a call that is in no other. */
  protected abstract next(path: string): number;

  /** Told what such a call returned. */
  protected drawn(_value: unknown): void {}
}

/** Through the calls for one entity: nearly always in the order of the map, which costs no more than looking. */
export class MappedCalls extends CallWalk {
  #position = 0;
  #counts: Map<string, number> | undefined;

  constructor(private readonly map: CallMap) {
    super();
  }

  /** Whether the calls were those of the map so far. */
  get isInOrder(): boolean {
    return this.#counts === undefined;
  }

  protected next(path: string): number {
    if (this.#counts === undefined) {
      const place = this.map.inOrder(this.#position, path);
      if (place !== undefined) {
        this.#position++;
        return place;
      }
    }
    const counts = (this.#counts ??= this.map.occurrences(this.#position));
    const occurrence = counts.get(path) ?? 0;
    counts.set(path, occurrence + 1);
    return this.map.placeOf(path, occurrence);
  }
}

/** The same, and keeps what the calls returned. */
export class WatchedCalls extends MappedCalls {
  readonly values: unknown[] = [];

  protected override drawn(value: unknown): void {
    this.values.push(value);
  }
}

/** Through the calls for one attribute: all of them are its own. */
export class OwnCalls extends CallWalk {
  #nth = 0;

  constructor(private readonly base: number) {
    super();
  }

  protected next(): number {
    return nthPlace(this.base, this.#nth++);
  }
}

/** Through calls outside of any work: by what they are alone. */
export class UnknownCalls extends CallWalk {
  protected next(path: string): number {
    return placeOf(path);
  }
}
