const SHOWN_LINES = 40;

/** The first lines of a difference of statements, for people; null where there is none to show. */
export function showDifference(difference: readonly string[] | null): string[] {
  if (difference === null) {
    return ['  What was applied is not kept, so that the difference can not be shown.'];
  }
  const left = difference.length - SHOWN_LINES;
  const more = left > 0 ? [`  ... and ${left} more line${left === 1 ? '' : 's'}`] : [];
  return [...difference.slice(0, SHOWN_LINES).map((line) => `  ${line}`), ...more];
}
