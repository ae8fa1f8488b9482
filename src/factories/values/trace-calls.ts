import type { PlainAttributes } from '../factory-settings.js';
import type { TracedCall } from './call-map.js';
import { ChangedCalls } from './changed-calls.js';
import { holdersOf, isDistinctive } from './held-values.js';
import { differences, isSame } from './same-values.js';
import type { ValuePlaces } from './value-places.js';

/** How often each call is changed at least: a change of one that is for several attributes need not show in all of them. */
const LEAST_CHANGES = 4;
/** How often before its value is thought to be of no use: `maybe` is the same nearly every time. */
const MOST_CHANGES = 64;
/** How often the work is done at most. */
const MOST_RUNS = 1_000;
/** More calls than these are known by their order alone. */
const MOST_CALLS = 100;

/**
 * Finds out which call of faker is for which attribute: the one that its value is found in; else changes what the call gives, and sees
 * which attribute changes with it. The work is therefore done a few times, with results that nobody sees.
 *
 * @param entity whose attributes they are.
 * @returns undefined where the work fails.
 */
export function traceCalls(
  entity: string,
  places: ValuePlaces,
  work: () => PlainAttributes,
): readonly TracedCall[] | undefined {
  try {
    const trace = new Trace(entity, places, work);
    const { paths } = trace.unchanged(0);
    return paths.length > MOST_CALLS
      ? []
      : paths.map((path, at) => ({ path, attribute: trace.attributeOf(at, path) }));
  } catch {
    return undefined;
  }
}

interface Run {
  readonly paths: readonly string[];
  readonly values: readonly unknown[];
  readonly attributes: PlainAttributes;
}

class Trace {
  readonly #unchanged: Run[] = [];
  #runs = 0;

  constructor(
    private readonly entity: string,
    private readonly places: ValuePlaces,
    private readonly work: () => PlainAttributes,
  ) {}

  /** Rounds differ in all values: what is not chosen in one is chosen in another. */
  unchanged(round: number): Run {
    return (this.#unchanged[round] ??= this.#run(round));
  }

  attributeOf(at: number, path: string): string | undefined {
    return this.#onlyHolder(at, path) ?? this.#dependentOf(at, path);
  }

  /** The attribute that the value is found in, where there is one alone: two runs are enough to see that. */
  #onlyHolder(at: number, path: string): string | undefined {
    const runs = [this.unchanged(0), this.unchanged(1)];
    const [one, other] = runs.map(({ values }) => values[at]);
    const isTelling = runs.every((run) => run.paths[at] === path && isTellingAt(run, at));
    const [holder, ...others] = isTelling && !isSame(one, other) ? heldAlways(runs, at) : [];
    return others.length === 0 ? holder : undefined;
  }

  /** Of those that depend on a call one that holds its value, or else any: the first by name, so that their order has no say. */
  #dependentOf(at: number, path: string): string | undefined {
    const found = new Set<string>();
    const seen: Run[] = [];
    for (let round = 0; round < MOST_CHANGES && this.#runs < MOST_RUNS; round++) {
      if (round >= LEAST_CHANGES && found.size > 0) {
        break;
      }
      const before = this.unchanged(round);
      if (before.paths[at] === path) {
        seen.push(before);
        differences(before.attributes, this.#run(round, at).attributes).forEach((name) => found.add(name));
      }
    }
    const holders = found.size > 1 ? heldAlways(seen, at).filter((name) => found.has(name)) : [];
    return holders[0] ?? [...found].toSorted()[0];
  }

  #run(round: number, changed?: number): Run {
    this.#runs++;
    const calls = new ChangedCalls(this.entity, round, changed);
    const attributes = this.places.along(calls, 0, this.work);
    return { paths: calls.paths, values: calls.values, attributes };
  }
}

/** Whether no other call of the run gives this value, or one that looks like it. */
function isTellingAt({ values }: Run, at: number): boolean {
  const value = values[at];
  return isDistinctive(value) && !values.some((other, index) => index !== at && isSame(value, other));
}

/** The attributes that hold the value of a call in each run. */
function heldAlways(runs: readonly Run[], at: number): string[] {
  const [first = [], ...others] = runs.map(({ attributes, values }) => holdersOf(attributes, values[at]));
  return first.filter((name) => others.every((names) => names.includes(name)));
}
