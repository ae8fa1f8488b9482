import type { DatabaseClient } from '../../../database/client.js';
import { LedgerRowMissingError } from '../../../errors/ledger-row-missing.error.js';
import type { LocatedLedger } from '../../../database/ledger-table.js';
import { positionsTable } from './positions-table.js';

/** Where a backfill is. */
export interface Position {
  /** The last row that was gone through, by the columns that are walked by, as text; null before the first. */
  key: Readonly<Record<string, string>> | null;
  /** How many rows were gone through. */
  rows: number;
}

/** The position of the backfill that is one statement of a migration. */
export class PositionRecord {
  readonly #table: string;
  readonly #id: readonly [revision: string, statement: number];

  constructor(
    private readonly client: DatabaseClient,
    ledger: LocatedLedger,
    revision: string,
    statement: number,
  ) {
    this.#table = positionsTable(ledger);
    this.#id = [revision, statement];
  }

  async read(): Promise<Position | undefined> {
    const { rows } = await this.client.query<Position>(
      `select position as key, rows::float8 as rows from ${this.#table} where revision = $1 and statement = $2`,
      [...this.#id],
    );
    return rows[0];
  }

  async open(): Promise<void> {
    await this.client.query(`insert into ${this.#table} (revision, statement) values ($1, $2)`, [
      ...this.#id,
    ]);
  }

  /**
   * Moves on, in the transaction of the batch.
   *
   * @throws LedgerRowMissingError where the position is another one than was seen here.
   */
  async move(from: Position, to: Position): Promise<void> {
    const { rowCount } = await this.client.query(
      `update ${this.#table} set position = $4, rows = $5, updated_at = clock_timestamp()
        where revision = $1 and statement = $2 and position is not distinct from $3::jsonb`,
      [...this.#id, toJson(from.key), toJson(to.key), to.rows],
    );
    if (rowCount !== 1) {
      throw new LedgerRowMissingError(this.#id[0]);
    }
  }

  async remove(): Promise<void> {
    await this.client.query(`delete from ${this.#table} where revision = $1 and statement = $2`, [
      ...this.#id,
    ]);
  }
}

function toJson(key: Position['key']): string | null {
  return key === null ? null : JSON.stringify(key);
}
