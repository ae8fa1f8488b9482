import type { EntityManager } from '@mikro-orm/postgresql';

import { advanceSequence } from '../../database/advance-sequence.js';
import { inTransaction } from '../../database/in-transaction.js';
import { DatabaseValues } from '../../entity-rows/database-value.js';
import type { Maker } from '../building/maker.js';
import { Chunks } from './chunks.js';
import { ColumnSets } from './column-sets.js';
import { GroupWriter, type OnRows } from './group-writer.js';
import type { InsertContext } from './insert-context.js';
import { InsertTables } from './insert-table.js';
import { RowMaker } from './row-maker.js';
import { Session } from './session.js';

export interface InsertOptions {
  /** What is pending on it is flushed first; nothing else is to be sent through it until the insert is done. */
  readonly em: EntityManager;
  /** What UUIDs depend on, beside the place of their row. */
  readonly randomSeed: number;
  /** Ends the insert between two chunks, with its reason. */
  readonly signal?: AbortSignal;
  /** Called after each COPY with how many rows PostgreSQL took; its last call may be long after the last row was made. */
  readonly onRows?: OnRows;
}

export interface InsertReport {
  /** Rows by table, pivot tables included, in the order in which they were first written. */
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Writes the rows that `generate` lets a maker make by COPY, in constant memory: while a chunk is written, the next one is
 * made.
 *
 * Runs in the transaction of `em`, else in one of its own: an error, or the signal, leaves nothing behind. Keys are taken ahead
 * from sequences in blocks, so that there may be gaps; sequences are beyond the keys that drafts give.
 *
 * @throws InvalidInsertError, InsertValueError, InsertConstraintError; the reason of the signal; what `generate` throws.
 */
export async function insertRows(
  options: InsertOptions,
  generate: (maker: Maker) => Promise<void>,
): Promise<InsertReport> {
  options.signal?.throwIfAborted();
  return inTransaction(options.em, 'siskin_insert', async () => {
    const session = new Session(options.signal);
    try {
      return await run(options, session, generate);
    } finally {
      // A COPY that is under way would stand in the way of the rollback.
      await session.end();
    }
  });
}

async function run(
  { em, randomSeed, signal, onRows }: InsertOptions,
  session: Session,
  generate: (maker: Maker) => Promise<void>,
): Promise<InsertReport> {
  const rows: Record<string, number> = {};
  const count: OnRows = (table, added) => {
    rows[table] = (rows[table] ?? 0) + added;
    onRows?.(table, added);
  };
  const tables = new InsertTables(em);
  const values = new DatabaseValues(em.getPlatform());
  const context: InsertContext = { em, randomSeed, session, values, columnSets: new ColumnSets() };
  const chunks = new Chunks(tables, new GroupWriter(em, count, signal), session);
  await generate(new RowMaker(context, tables, chunks));
  await chunks.finish();
  await session.run(() => advanceSequences(em, tables));
  session.ensureSound();
  return { rows };
}

async function advanceSequences(
  em: EntityManager,
  tables: Iterable<{ highest: InsertHighest }>,
): Promise<void> {
  for (const { highest } of tables) {
    for (const { sequence, value } of highest.values()) {
      if (value !== undefined) {
        await advanceSequence(em, sequence, `${value}::bigint`);
      }
    }
  }
}

type InsertHighest = ReadonlyMap<string, { readonly sequence: string; readonly value: bigint | undefined }>;
