/** `12 ms`, `3.4 s` or `2 min 5 s`. */
export function formatDuration(milliseconds: number): string {
  if (Math.round(milliseconds) < 1_000) {
    return `${Math.round(milliseconds)} ms`;
  }
  // From here on it would be rounded to 60.0 s.
  if (milliseconds < 59_950) {
    return `${(milliseconds / 1_000).toFixed(1)} s`;
  }
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
