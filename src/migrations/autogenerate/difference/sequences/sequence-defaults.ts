import type { SequenceOptions } from '../../../operations/sequences/sequence-options.js';

/** The options, and for each that the others say besides, what PostgreSQL takes where it is not said. */
export function withDefaults(options: SequenceOptions, others: SequenceOptions): SequenceOptions {
  const defaults = defaultsOf(options);
  const said = Object.keys(others).filter((key) => key in defaults && others[keyOf(key)] !== undefined);
  const missing = said.map((key) => [key, defaults[keyOf(key)]]);
  return { ...Object.fromEntries(missing), ...options };
}

function defaultsOf({ increment = 1, min, max }: SequenceOptions): Required<SequenceOptions> {
  const start = Number(increment) < 0 ? (max ?? -1) : (min ?? 1);
  return { start, increment: 1, min: null, max: null, cache: 1, cycle: false };
}

function keyOf(key: string): keyof SequenceOptions {
  const keys = ['start', 'increment', 'min', 'max', 'cache', 'cycle'] as const;
  return keys.find((known) => known === key) ?? 'start';
}
