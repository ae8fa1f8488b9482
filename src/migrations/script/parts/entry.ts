import {
  entryStatements,
  type LedgerClosing,
  type LedgerOpening,
  type LedgerState,
} from '../../execution/ledger.js';
import { COMPILER_VERSION } from '../../operations/compiler-version.js';
import type { LedgerPlace } from '../ledger-place.js';
import { bind, Expression } from '../psql/bind.js';
import { ask } from '../psql/conditions.js';
import { list } from './state.js';

/** Who runs the script, as `user@host`. */
export const APPLIED_BY = new Expression(
  `session_user || '@' || coalesce(host(inet_client_addr()), 'localhost')`,
);
const DURATION = new Expression('round(extract(epoch from clock_timestamp() - applied_at) * 1000)');
const BATCH = new Expression(':siskin_batch');

/** The batch that the script makes, as a run would number it. */
export function findBatch({ ledger }: LedgerPlace): string {
  return ask(`select coalesce(max(batch), 0) + 1 as siskin_batch from ${ledger.name} where not repeatable`);
}

/** Lines that write the row of one revision. */
export class EntryLines {
  readonly #table: string;

  constructor(
    { ledger }: LedgerPlace,
    readonly revision: string,
  ) {
    this.#table = ledger.name;
  }

  open(
    { name, repeatable = false }: Pick<LedgerOpening, 'name' | 'repeatable'>,
    state: 'applied' | 'running' | 'skipped',
  ): string {
    const values = [this.revision, name, BATCH, state, APPLIED_BY, repeatable];
    return `${bind(entryStatements(this.#table).open, values)};`;
  }

  close({ checksum, statementsDone, revertScript, script }: Omit<LedgerClosing, 'durationMs'>): string {
    const values = [
      this.revision,
      checksum,
      DURATION,
      statementsDone,
      revertScript,
      script,
      COMPILER_VERSION,
    ];
    return `${bind(entryStatements(this.#table).close, values)};`;
  }

  /** Forgets the revision, and those that it stands for. */
  remove(replaced: readonly string[] = []): string[] {
    const own = `${bind(entryStatements(this.#table).remove, [this.revision])};`;
    const others = `delete from ${this.#table} where revision in ${list(replaced)};`;
    return replaced.length === 0 ? [own] : [own, others];
  }

  /** What of a migration outside a transaction is done, and what is begun. */
  progress(done: { state: LedgerState; statementsDone: number; checksum: string | null }): string {
    const { state, statementsDone, checksum } = done;
    const duration = state === 'running' ? `duration_ms = ${DURATION.sql}, ` : '';
    return `${bind(
      `update ${this.#table} set state = $2, statements_done = $3, checksum = $4, ${duration}in_doubt = null where revision = $1`,
      [this.revision, state, statementsDone, checksum],
    )};`;
  }

  /** Says before a statement that can't be counted in its own transaction that nobody knows whether it takes effect. */
  begin(inDoubt: string, changes: { state: LedgerState; isFirst: boolean }): string {
    const anew = changes.isFirst ? 'state = $3, statements_done = 0, checksum = null, ' : '';
    return `${bind(`update ${this.#table} set ${anew}in_doubt = $2 where revision = $1`, [
      this.revision,
      inDoubt,
      changes.state,
    ])};`;
  }

  /** Whether there is such a row, or one where more holds, as a condition. */
  exists(more = 'true'): string {
    return bind(`exists (select from ${this.#table} where revision = $1 and ${more})`, [this.revision]);
  }

  /** Asks for columns of the row. */
  ask(columns: string): string {
    return ask(bind(`select ${columns} from ${this.#table} where revision = $1`, [this.revision]));
  }
}
