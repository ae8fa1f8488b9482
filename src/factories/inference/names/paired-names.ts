import type { Ordering } from '../bounds.js';

const PAIRS: readonly (readonly [lower: string, upper: string])[] = [
  ['created', 'updated'],
  ['created', 'modified'],
  ['start', 'end'],
  ['starts', 'ends'],
  ['started', 'ended'],
  ['started', 'finished'],
  ['begin', 'end'],
  ['begins', 'ends'],
  ['from', 'to'],
  ['from', 'until'],
  ['since', 'until'],
  ['opens', 'closes'],
  ['opened', 'closed'],
  ['departs', 'arrives'],
  ['departure', 'arrival'],
  ['arrival', 'departure'],
  ['check in', 'check out'],
  ['issued', 'expires'],
  ['min', 'max'],
  ['minimum', 'maximum'],
  ['lower', 'upper'],
  ['low', 'high'],
];

/** The orderings that names imply, such as `startsAt` before `endsAt`, among phrases by their columns. */
export function pairedNames(columns: ReadonlyMap<string, string>): Ordering[] {
  return [...columns].flatMap(([phrase, lower]) =>
    PAIRS.flatMap(([low, high]) => {
      const partner = ` ${phrase} `.replace(` ${low} `, ` ${high} `).trim();
      const upper = partner === phrase ? undefined : columns.get(partner);
      return upper === undefined ? [] : [{ lower, upper }];
    }),
  );
}

const FUTURE =
  /(?:^| )(end|ends|until|to|expires|expiry|expire|expiration|due|deadline|scheduled|closes|arrives|arrival|departs|departure|check out|check in|next|starts|begins|upcoming)(?: (?:at|on|date|time))?$/;

/** Whether a date of this name usually lies ahead. */
export function isAhead(phrase: string): boolean {
  return FUTURE.test(phrase);
}
