import type { DatabaseClient } from '../../../database/client.js';
import { LedgerRowMissingError } from '../../../errors/ledger-row-missing.error.js';
import { quotedName, type LocatedLedger } from '../../../database/ledger-table.js';
import type { LedgerEntry } from '../ledger.js';
import type { WorkSession } from '../work-session.js';

/** What the ledger says of a migration outside a transaction. */
export interface Progress extends Pick<LedgerEntry, 'state' | 'statementsDone' | 'checksum' | 'durationMs'> {
  /**
   * The checksum of the statements that are done and of one that was begun, as long as nobody knows whether that took
   * effect.
   */
  inDoubt: string | null;
}

const COLUMNS = `state, statements_done as "statementsDone", checksum, duration_ms as "durationMs", in_doubt as "inDoubt"`;

export async function readProgress(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
): Promise<Progress | undefined> {
  const { rows } = await client.query<Progress>(
    `select ${COLUMNS} from ${quotedName(ledger)} where revision = $1`,
    [revision],
  );
  return rows[0];
}

/**
 * The row of one migration, which follows its statements. A change goes through only where the row is still as it was
 * last seen here, so that no statement is counted twice.
 */
export class RecordedProgress {
  #seen: Progress;

  constructor(
    private readonly session: WorkSession,
    private readonly ledger: LocatedLedger,
    readonly revision: string,
    seen: Progress,
  ) {
    this.#seen = seen;
  }

  /** The ledger, quoted. */
  get table(): string {
    return quotedName(this.ledger);
  }

  /** As the row is by now. */
  get now(): Progress {
    return this.#seen;
  }

  /** @throws LedgerRowMissingError where the row is gone, or another one than was seen here. */
  async record(changes: Partial<Progress>): Promise<void> {
    const next = { ...this.#seen, ...changes };
    await this.session.bookkeeping(() => this.#write(next));
    this.#seen = next;
  }

  /** Records the changes in one transaction with the work, first: whoever was slower waits for it, and then finds it done. */
  async recordWith(changes: Partial<Progress>, work: () => Promise<void>): Promise<void> {
    const next = { ...this.#seen, ...changes };
    await this.session.transaction(async () => {
      await this.#write(next);
      await work();
    });
    this.#seen = next;
  }

  async #write({ state, statementsDone, checksum, durationMs, inDoubt }: Progress): Promise<void> {
    const { rowCount } = await this.session.client.query(
      `update ${this.table}
          set state = $4, statements_done = $5, checksum = $6, duration_ms = $7, in_doubt = $8
        where revision = $1 and state = $2 and statements_done = $3`,
      [
        this.revision,
        this.#seen.state,
        this.#seen.statementsDone,
        state,
        statementsDone,
        checksum,
        durationMs,
        inDoubt,
      ],
    );
    if (rowCount !== 1) {
      throw new LedgerRowMissingError(this.revision);
    }
  }
}

/** @throws LedgerRowMissingError where there is no such row. */
export async function findProgress(
  session: WorkSession,
  ledger: LocatedLedger,
  revision: string,
): Promise<RecordedProgress> {
  const found = await readProgress(session.client, ledger, revision);
  if (found === undefined) {
    throw new LedgerRowMissingError(revision);
  }
  return new RecordedProgress(session, ledger, revision, found);
}
