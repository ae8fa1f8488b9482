import type { Totals } from './totals.ts';

const EVERY_MS = 10_000;
let printedAt = 0;

/** One line that stays in its place on a terminal; elsewhere a line every ten seconds. */
export function printLive(totals: Totals, rounds: number): void {
  const line = `${totals.kind}  ${totals.rounds}/${rounds} rounds, ${totals.faults} faults, ${totals.effective} of them at work, ${outcome(totals)}`;
  if (process.stdout.isTTY) {
    process.stdout.write(`\r\u001B[2K${line}`);
  } else if (Date.now() - printedAt >= EVERY_MS || totals.rounds === rounds) {
    printedAt = Date.now();
    console.log(line);
  }
}

export function clearLine(): void {
  if (process.stdout.isTTY) {
    process.stdout.write('\r\u001B[2K');
  }
}

export function printTotals(results: readonly Totals[]): void {
  const rows = [
    ['', 'rounds', 'processes', 'faults', 'effective', 'lost', 'doubled', 'failed', 'seed'],
    ...results.map(({ kind, rounds, processes, faults, effective, lost, doubled, failed, seed }) =>
      [kind, rounds, processes, faults, effective, orNone(lost), orNone(doubled), orNone(failed), seed].map(
        String,
      ),
    ),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  rows.forEach((row) =>
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    ),
  );
  results
    .filter(({ faults }) => faults > 0)
    .forEach((totals) => console.log(`\nThe faults of ${totals.kind} hit: ${totals.describeHits()}.`));
  results.forEach(printKept);
}

function printKept({ kind, seed, kept }: Totals): void {
  for (const { round, folder } of kept) {
    console.log(`\nRound ${round} of ${kind} left ${folder} and its database. To repeat it:`);
    console.log(`  npm run reliability -- ${kind} --seed ${seed} --round ${round}`);
  }
}

function outcome({ lost, doubled, failed }: Totals): string {
  return `lost: ${orNone(lost)}, doubled: ${orNone(doubled)}, failed: ${orNone(failed)}`;
}

function orNone(count: number): string {
  return count === 0 ? 'none' : String(count);
}
