export interface Limit {
  readonly value: number | string;
  /** Whether the value itself is outside. */
  readonly exclusive: boolean;
}

/** What simple checks say of a column. */
export interface Bounds {
  readonly min?: Limit;
  readonly max?: Limit;
  readonly values?: readonly (string | number)[];
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** One column is to be less than another one. */
export interface Ordering {
  readonly lower: string;
  readonly upper: string;
}

/** Both hold: the higher minimum, the lower maximum, the values of either. */
export function intersect(one: Bounds, other: Bounds): Bounds {
  return {
    ...one,
    ...other,
    ...defined('min', tighter(one.min, other.min, 1)),
    ...defined('max', tighter(one.max, other.max, -1)),
    ...defined('minLength', most(Math.max, one.minLength, other.minLength)),
    ...defined('maxLength', most(Math.min, one.maxLength, other.maxLength)),
    ...defined('values', common(one.values, other.values)),
  };
}

function defined<K extends string, V>(name: K, value: V | undefined): { [_ in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [_ in K]: V });
}

function tighter(one: Limit | undefined, other: Limit | undefined, direction: 1 | -1): Limit | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  if (one.value === other.value) {
    return one.exclusive ? one : other;
  }
  const isHigher = one.value > other.value;
  return isHigher === (direction === 1) ? one : other;
}

function most(choose: (a: number, b: number) => number, one?: number, other?: number): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : choose(one, other);
}

function common(one: Bounds['values'], other: Bounds['values']): Bounds['values'] {
  return one === undefined || other === undefined
    ? (one ?? other)
    : one.filter((value) => other.includes(value));
}
