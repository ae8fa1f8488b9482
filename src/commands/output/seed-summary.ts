import type { SeederReport, SeedResult, TableRows } from '../../seeders/seed-report.js';
import { paint } from './command-output.js';
import { formatCount, formatDuration } from './duration.js';
import { rowsTable } from './seeded-rows.js';
import { formatNumber } from './size.js';

/** What comes at the end of a run: of a dry run all that it would have written. */
export function summaryLines({ randomSeed, dryRun, seeders, rows }: SeedResult): string[] {
  const seed = paint('dim', `Random seed ${randomSeed}.`);
  if (dryRun) {
    const written = rows.length === 0 ? ['Nothing was written.'] : rowsTable(rows);
    return [...written, `Nothing was kept: it was a dry run. ${seed}`];
  }
  const duration = formatDuration(seeders.reduce((sum, { durationMs }) => sum + durationMs, 0));
  const untold = [...new Set(seeders.flatMap(namesOutside))];
  return [`${changes(rows, untold)} in ${duration}${beside(untold)}. ${seed}`];
}

/** Such as `Seeded 1,620 rows in 5 tables, updated 12, deleted 3`. */
function changes(rows: readonly TableRows[], untold: readonly string[]): string {
  const counts = [
    { verb: 'seeded', count: sum(rows, ({ inserted }) => inserted) },
    { verb: 'updated', count: sum(rows, ({ updated }) => updated) },
    { verb: 'deleted', count: sum(rows, ({ deleted }) => deleted) },
  ];
  const [first, ...others] = counts.filter(({ count }) => count > 0);
  if (first === undefined) {
    return untold.length === 0 ? 'Seeded no rows' : 'Seeded no known rows';
  }
  const { verb, count } = first;
  const tables = formatCount(rows.length, 'table');
  return [
    `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${formatNumber(count)} ${count === 1 ? 'row' : 'rows'} in ${tables}`,
    ...others.map((other) => `${other.verb} ${formatNumber(other.count)}`),
  ].join(', ');
}

function sum(rows: readonly TableRows[], count: (row: TableRows) => number): number {
  return rows.reduce((total, row) => total + count(row), 0);
}

/** Seeders of which it is not known what they wrote. */
function namesOutside({ seeder, skipped, failed, rows, calls }: SeederReport): string[] {
  const isUnknown = rows === undefined && skipped === undefined && failed === undefined;
  return [...(isUnknown ? [seeder] : []), ...calls.flatMap(namesOutside)];
}

function beside(seeders: readonly string[]): string {
  if (seeders.length === 0) {
    return '';
  }
  const who = seeders.length === 1 ? seeders.join() : `${seeders.length} seeders`;
  return `, beside what ${who} wrote outside of a transaction`;
}
