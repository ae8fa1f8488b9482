import type { MigrationFault } from './migration-fault.js';

const MOST_LINES = 40;

/** For people: each fault with its database, revision, file, table and what differs. */
export function describeFaults(faults: readonly MigrationFault[]): string {
  return faults.map(describeFault).join('\n\n');
}

function describeFault({ database, revision, file, table, problem, differences }: MigrationFault): string {
  const left = differences.length - MOST_LINES;
  return [
    [
      `Database ${database}`,
      ...(revision === undefined ? [] : [`revision ${revision}`]),
      ...(table === undefined ? [] : [`table ${table}`]),
    ].join(', ') + ':',
    ...(file === undefined || problem.includes(file) ? [] : [`In ${file}`]),
    problem,
    ...differences.slice(0, MOST_LINES).map((line) => `  ${line}`),
    ...(left > 0 ? [`  ... and ${left} more`] : []),
  ].join('\n');
}
