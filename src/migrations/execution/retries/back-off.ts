/** In milliseconds. */
export interface BackOff {
  firstMs: number;
  longestMs: number;
}

/** How long to wait, in milliseconds: doubles from time to time, with jitter. The first attempt is number 0. */
export function backOff({ firstMs, longestMs }: BackOff, attempt: number, random = Math.random()): number {
  return Math.round(Math.min(longestMs, firstMs * 2 ** attempt) * (0.5 + random / 2));
}
