import type { Outcome } from '../../../test/fixtures/nest-cmd.ts';
import type { Round } from '../round.ts';

/** In seconds. Sixteen processes take their time to start where there are two cores for them. */
const LOCK_WAIT = '300';

/** Many replicas start to migrate one empty database at once. */
export async function concurrent(round: Round, processes = 16): Promise<void> {
  const { lane, database } = round;
  await lane.server.createDatabase(database);
  const runs = Array.from({ length: processes }, () => round.start('up', '--json', '--lock-wait', LOCK_WAIT));
  const outcomes = await Promise.all(runs.map((run) => run.outcome));

  const codes = outcomes.map(({ code }) => code).filter((code) => code !== 0);
  if (codes.length > 0) {
    round.failures.push(`Processes have exited with ${codes.join(', ')}.`);
  }
  const applied = outcomes.flatMap(appliedBy);
  if (new Set(applied).size !== applied.length) {
    round.failures.push(`Migrations were reported more than once: ${applied.join(', ')}.`);
  }
  await expectNoDeadlock(round);
  await round.compareWith(lane.after('up').snapshot);
}

function appliedBy({ code, stdout }: Outcome): string[] {
  const { steps } = code === 0 ? (JSON.parse(stdout) as { steps: { revision: string }[] }) : { steps: [] };
  return steps.map(({ revision }) => revision);
}

async function expectNoDeadlock({ lane, database, failures }: Round): Promise<void> {
  const [row] = await lane.server.query<{ deadlocks: string; batches: string }>(
    database,
    `select deadlocks, (select count(distinct batch) from siskin_migrations) as batches
       from pg_stat_database where datname = current_database()`,
  );
  if (row?.deadlocks !== '0' || row.batches !== '1') {
    failures.push(`There were ${row?.deadlocks} deadlocks, and ${row?.batches} batches.`);
  }
}
