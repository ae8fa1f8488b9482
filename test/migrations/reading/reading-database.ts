import { Client } from 'pg';

import type { Operations } from '../../../src/index.js';
import { ensureLedger } from '../../../src/migrations/execution/ensure-ledger.js';
import { openEntry } from '../../../src/migrations/execution/ledger.js';
import type { MigrationExecution } from '../../../src/migrations/execution/migration-execution.js';
import { OutsideExecution } from '../../../src/migrations/execution/outside/outside-execution.js';
import { findProgress } from '../../../src/migrations/execution/outside/recorded-progress.js';
import { WorkSession } from '../../../src/migrations/execution/work-session.js';
import { TransactionalExecution } from '../../../src/migrations/execution/transactional-execution.js';
import { compileText } from '../../../src/migrations/operations/compiler.js';
import { compileOperation } from '../../../src/migrations/operations/operation.js';
import { OperationRecorder } from '../../../src/migrations/operations/operation-recorder.js';
import type { OperationSink } from '../../../src/migrations/operations/reading/operation-sink.js';
import { createTestDatabase } from '../../../src/testing/index.js';

/** What reached the database: statements, reads with a `?`, and what counts for nothing with a `!`. */
export interface Traffic {
  log: string[];
  /** How many rows each read has brought. */
  sizes: number[];
  checksum: string;
  statements: number;
}

export interface ReadingDatabase {
  client: Client;
  /** Runs a migration's function as the runner does. Within a transaction it is left open until the test has ended. */
  migrate(
    run: (op: Operations) => unknown,
    options?: { transaction?: boolean; traffic?: Traffic },
  ): Promise<Traffic>;
}

/** A database of its own for the tests of a file, empty for each. */
export function useReadingDatabase(): () => ReadingDatabase {
  let stop: () => Promise<void>;
  let client: Client;

  beforeAll(async () => {
    const database = await createTestDatabase();
    client = new Client(database.url);
    await client.connect();
    stop = async () => {
      await client.end();
      await database.drop();
    };
  });
  afterAll(() => stop());

  afterEach(async () => {
    await client.query('rollback');
    await client.query('close all; drop schema public cascade; create schema public');
  });

  return () => ({
    client,
    async migrate(run, { transaction = true, traffic = noTraffic() } = {}) {
      if (transaction) {
        await client.query('begin');
      }
      const execution = await executionOn(client, transaction);
      const recorder = new OperationRecorder(watch(execution, traffic));
      try {
        await run(recorder.op);
        await recorder.end();
      } finally {
        execution.end();
      }
      return Object.assign(traffic, { checksum: execution.log.checksum(), statements: execution.log.done });
    },
  });
}

export function noTraffic(): Traffic {
  return { log: [], sizes: [], checksum: '', statements: 0 };
}

/** A session that nobody else wants to work in. */
function unlocked(client: Client): WorkSession {
  return new WorkSession(client, {
    ensureHeld: () => undefined,
    confirm: async () => undefined,
    query: (text, parameters = []) => client.query(text, [...parameters]),
  });
}

const MIGRATION = { revision: 'reading', name: 'reading', direction: 'up' as const };

async function executionOn(client: Client, inTransaction: boolean): Promise<MigrationExecution> {
  if (inTransaction) {
    return new TransactionalExecution(unlocked(client), MIGRATION);
  }
  const ledger = await ensureLedger(client, { table: 'siskin_migrations' });
  await client.query('truncate siskin_migrations');
  await openEntry(client, ledger, { ...MIGRATION, batch: 1, appliedBy: 'ada@host' }, 'running');
  const session = unlocked(client);
  const progress = await findProgress(session, ledger, MIGRATION.revision);
  return new OutsideExecution(
    { session, ledger, lockRetries: 0, terminateBlockers: false },
    MIGRATION,
    progress,
    'running',
    () => 0,
  );
}

function watch(execution: MigrationExecution, { log, sizes }: Traffic): OperationSink {
  return {
    inTransaction: execution.inTransaction,
    async run(operations) {
      log.push(...operations.flatMap(compileOperation));
      await execution.run(operations);
    },
    async query<R extends object>(...[text, details]: Parameters<OperationSink['query']>) {
      log.push(`? ${compileText(text)}`);
      const answer = await execution.query<R>(text, details);
      sizes.push(answer.rows.length);
      return answer;
    },
    async control(statement) {
      log.push(`! ${statement}`);
      await execution.control(statement);
    },
  };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) {
    collected.push(item);
  }
  return collected;
}
