import { Client } from 'pg';

import { readCatalogue, rowLine } from '../../test/operations/catalogue.ts';

/** What a database holds, a line each: every object of the catalogue and every row, the ledger's included. */
export type Snapshot = readonly string[];

export interface Difference {
  /** What an undisturbed run leaves and this one has not. */
  lost: string[];
  /** What this run has left and an undisturbed one does not. */
  doubled: string[];
}

const LEDGER = 'public.siskin_migrations';
/** Of the ledger everything is compared but these: a run that goes on later is another batch. */
const TIMES = ['applied_at', 'duration_ms'];

export async function readSnapshot(url: string, leaveOut: readonly string[] = []): Promise<Snapshot> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const lines = await readCatalogue(client);
    const { rows } = await client.query<{ line: string }>(
      `select 'invalid index ' || indexrelid::regclass as line from pg_index where not indisvalid`,
    );
    const comparable = lines.map((line) => withoutColumns(line, [...TIMES, ...leaveOut]));
    return [...comparable, ...rows.map(({ line }) => line)];
  } finally {
    await client.end();
  }
}

/** Equal lines, such as equal rows, count one by one. */
export function compare(expected: Snapshot, actual: Snapshot): Difference {
  return { lost: without(expected, actual), doubled: without(actual, expected) };
}

function withoutColumns(line: string, columns: readonly string[]): string {
  const start = `row ${LEDGER} `;
  if (!line.startsWith(start)) {
    return line;
  }
  const row = Object.entries(JSON.parse(line.slice(start.length)) as object);
  return rowLine(LEDGER, Object.fromEntries(row.filter(([name]) => !columns.includes(name))));
}

function without(lines: Snapshot, others: Snapshot): string[] {
  const left = new Map<string, number>();
  others.forEach((line) => left.set(line, (left.get(line) ?? 0) + 1));
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
