import { hashRows } from '../../database/copy-rows.js';
import { MigrationEndedError } from '../../errors/migration-ended.error.js';
import { StatementLog } from '../execution/statement-log.js';
import { describeCopy, toStatements, type Statement } from '../execution/statements/statement.js';
import { compileText } from '../operations/compiler.js';
import type { Operation } from '../operations/operation.js';
import type { OperationSink, QueryAnswer, QueryDetails } from '../operations/reading/operation-sink.js';
import type { SqlText } from '../operations/sql-text.js';

/** Logs what a migration would run, without a database, up to its first read: from there on the migration waits for ever. */
export class FixedSink implements OperationSink {
  readonly log = new StatementLog();
  /** Resolves when the migration reads. */
  readonly firstRead: Promise<void>;
  #noteRead: () => void = () => undefined;
  #ended = false;

  constructor(readonly inTransaction: boolean) {
    this.firstRead = new Promise((resolve) => (this.#noteRead = resolve));
  }

  async run(operations: readonly Operation[]): Promise<void> {
    for (const statement of operations.flatMap(toStatements)) {
      this.log.statementDone(await this.#textOf(statement));
      this.ensureGoingOn();
    }
  }

  /** An error in the place of an answer would run code that is meant for a database that fails. */
  query<R extends object>(text: SqlText, details: QueryDetails = {}): Promise<QueryAnswer<R>> {
    this.log.queryDone(details.shownAs ?? compileText(text));
    this.#noteRead();
    return new Promise<QueryAnswer<R>>(() => undefined);
  }

  async control(): Promise<void> {
    this.ensureGoingOn();
  }

  /** Refuses whatever the migration would still do. */
  end(): void {
    this.#ended = true;
  }

  /** Outside a transaction, where each statement is counted with its text, the rows of a COPY are not a part of it. */
  async #textOf({ text, copy }: Statement): Promise<string> {
    if (copy === undefined || !this.inTransaction) {
      return text;
    }
    const { statement, lines } = await copy.open();
    return describeCopy(statement, await hashRows(lines, () => !this.#ended));
  }

  protected ensureGoingOn(): void {
    if (this.#ended) {
      throw new MigrationEndedError();
    }
  }
}
