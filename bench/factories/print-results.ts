import type { Race, Result } from './race.js';

/** A table of the results, with how many times as fast as each other one Siskin is. */
export function printResults({ title }: Race, results: readonly Result[]): void {
  const ours = results.find(({ entrant }) => entrant.name.startsWith('siskin'))?.milliseconds;
  console.log(`\n${title}`);
  console.log(['', 'seconds', 'rows/s', 'MB', "siskin's speed"].map(cell).join(''));
  for (const result of results) {
    console.log(line(result, ours).map(cell).join(''));
  }
}

function line({ entrant, rows, milliseconds, megabytes }: Result, ours: number | undefined): string[] {
  const name = entrant.share === undefined ? entrant.name : `${entrant.name} (extrapolated)`;
  const rate = Math.round((rows / milliseconds) * 1_000);
  const ratio = ours === undefined ? '' : `${(milliseconds / ours).toFixed(2)} x`;
  return [name, (milliseconds / 1_000).toFixed(2), rate.toLocaleString('en'), megabytes.toFixed(0), ratio];
}

const cell = (text: string, index: number) => (index === 0 ? text.padEnd(36) : text.padStart(16));
