/** What is said when a run is to stop. */
export function stopping(what?: string): string {
  return ['Stopping.', ...(what === undefined ? [] : [what]), 'Press Ctrl-C again to stop at once.'].join(
    ' ',
  );
}
