const UNITS = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['min', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);
/** PostgreSQL keeps it in 32 bits. */
const LONGEST = 2_147_483_647;

/** The milliseconds of a time as PostgreSQL's settings have it, such as `5s`; without a unit it is milliseconds. */
export function toMilliseconds(text: string): number | undefined {
  const [, digits, unit = 'ms'] = /^(\d+)\s*(\w+)?$/.exec(text) ?? [];
  const factor = UNITS.get(unit);
  if (digits === undefined || factor === undefined) {
    return undefined;
  }
  const milliseconds = Number(digits) * factor;
  return milliseconds > LONGEST ? undefined : milliseconds;
}
