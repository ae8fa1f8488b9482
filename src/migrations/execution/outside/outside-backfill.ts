import { DatabaseError } from 'pg';

import { LockNotGrantedError } from '../../../errors/lock-not-granted.error.js';
import type { Backfill } from '../../operations/rows/backfill.js';
import { ensureSameKey, planBackfill } from '../backfill/backfill-plan.js';
import { BackfillRun } from '../backfill/backfill-run.js';
import { ensurePositionsTable } from '../backfill/positions-table.js';
import { PositionRecord, type Position } from '../backfill/positions.js';
import type { BackfillProgress } from '../backfill/progress.js';
import type { RetryOptions } from '../retries/with-retries.js';
import type { RunContext } from '../run-context.js';
import type { RecordedProgress } from './recorded-progress.js';
import type { NextStatement } from './statement-runner.js';

/** A backfill as one statement of a migration outside a transaction. */
export class OutsideBackfill {
  #run: BackfillRun | undefined;

  constructor(
    private readonly context: Pick<RunContext, 'session' | 'ledger'>,
    private readonly progress: RecordedProgress,
    private readonly retrying: RetryOptions,
    private readonly onProgress: (progress: BackfillProgress) => void,
  ) {}

  /** How many rows were gone through, in this run and those before. */
  get rows(): number {
    return this.#run?.rows ?? 0;
  }

  /** Goes on where an earlier run stopped, to the end, which it counts. */
  async run(operation: Backfill, next: NextStatement, number: number): Promise<void> {
    const { session, ledger } = this.context;
    const { client } = session;
    const plan = await planBackfill(client, operation);
    await session.transaction(() => ensurePositionsTable(client, ledger));
    const positions = new PositionRecord(client, ledger, this.progress.revision, number);
    const tools = { session, positions, retrying: this.retrying, onProgress: this.onProgress };
    const position = await this.#open(positions, next);
    ensureSameKey(plan, position);
    this.#run = new BackfillRun(tools, plan, position);
    try {
      await this.#run.toEnd();
      await this.progress.recordWith(next.done(), () => positions.remove());
    } catch (error) {
      await this.#forgetUnlessBegun(error, positions);
      throw error;
    }
  }

  async #open(positions: PositionRecord, { begun }: NextStatement): Promise<Position> {
    const found = await positions.read();
    if (found === undefined) {
      await this.progress.recordWith(begun, () => positions.open());
    }
    return found ?? { key: null, rows: 0 };
  }

  /** One that has failed before its first rows may be changed. */
  async #forgetUnlessBegun(error: unknown, positions: PositionRecord): Promise<void> {
    if (this.rows === 0 && hasBeenRefused(error)) {
      const forget = () => this.progress.recordWith({ inDoubt: null }, () => positions.remove());
      await forget().catch(() => undefined);
    }
  }
}

/** Whether the server has said so; where it is gone by now, nobody knows. */
function hasBeenRefused(error: unknown): boolean {
  return error instanceof DatabaseError || error instanceof LockNotGrantedError;
}
