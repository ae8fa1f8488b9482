import { NOTHING_WRITTEN, rowsTogether, type WrittenRows } from './rows-written.js';
import type { SeederReport } from './seed-report.js';

/** What came of one seeder, together with those that it called, or of several. */
export interface Outcome {
  readonly reports: SeederReport[];
  readonly rows: WrittenRows;
}

export function outcomeOf(report: SeederReport, rows: WrittenRows = NOTHING_WRITTEN): Outcome {
  return { reports: [report], rows };
}

export function together(outcomes: readonly Outcome[]): Outcome {
  return {
    reports: outcomes.flatMap(({ reports }) => reports),
    rows: rowsTogether(outcomes.map(({ rows }) => rows)),
  };
}
