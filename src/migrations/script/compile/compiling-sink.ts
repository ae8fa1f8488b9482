import { MigrationEndedError } from '../../../errors/migration-ended.error.js';
import type { FailedMigration } from '../../../errors/migration-failed.error.js';
import { StatementLog } from '../../execution/statement-log.js';
import { ensureFitsTransaction, ensureNoControl } from '../../execution/statements/ensure-allowed.js';
import { describeCopy, toStatements, type Statement } from '../../execution/statements/statement.js';
import { compileText } from '../../operations/compiler.js';
import { compileOperation, type Operation } from '../../operations/operation.js';
import type { OperationSink, QueryAnswer, QueryDetails } from '../../operations/reading/operation-sink.js';
import type { SqlText } from '../../operations/sql-text.js';
import type { CompiledStatement } from './compiled-migration.js';
import { readCopy } from './copied-rows.js';

/**
 * Writes down what a migration would run, without a database, and refuses what a run would refuse. Where the migration reads,
 * it waits for ever.
 */
export class CompilingSink implements OperationSink {
  readonly log = new StatementLog();
  readonly statements: CompiledStatement[] = [];
  readonly operations: Operation[] = [];
  readonly hasWrittenByQuery = false;
  /** Resolves with the first read, as the checksum would take it. */
  readonly firstRead: Promise<string>;
  #noteRead: (read: string) => void = () => undefined;
  #ended = false;

  constructor(
    private readonly migration: FailedMigration,
    readonly inTransaction: boolean,
  ) {
    this.firstRead = new Promise((resolve) => (this.#noteRead = resolve));
  }

  async run(operations: readonly Operation[]): Promise<void> {
    operations.forEach((operation) => this.operations.push(operation));
    await this.#takeAll(operations.flatMap(toStatements));
  }

  async runScript(parts: readonly string[]): Promise<void> {
    await this.#takeAll(parts.map((text) => ({ text })));
  }

  /** An error in the place of an answer would run code that is meant for a database that fails. */
  query<R extends object>(text: SqlText, details: QueryDetails = {}): Promise<QueryAnswer<R>> {
    const read = details.shownAs ?? compileText(text);
    this.log.queryDone(read);
    this.#noteRead(read);
    return new Promise<QueryAnswer<R>>(() => undefined);
  }

  async control(statement: string): Promise<void> {
    this.#ensureGoingOn();
    this.statements.push({ text: statement, sql: [statement], counted: false });
  }

  /** Refuses whatever the migration would still do. */
  end(): void {
    this.#ended = true;
  }

  async #takeAll(statements: readonly Statement[]): Promise<void> {
    this.#ensureGoingOn();
    if (this.inTransaction) {
      ensureFitsTransaction(this.migration, statements);
    }
    statements.forEach(({ text }) => ensureNoControl(this.migration, text));
    for (const statement of statements) {
      await this.#take(statement);
    }
  }

  async #take({ text, operation, copy }: Statement): Promise<void> {
    if (copy !== undefined) {
      const { statement, hash, inserts } = await readCopy(copy);
      this.statements.push({ text, sql: inserts, counted: true });
      this.log.statementDone(this.inTransaction ? describeCopy(statement, hash) : text);
    } else {
      const backfill = operation?.kind === 'backfill' ? operation : undefined;
      const sql = backfill === undefined ? [text] : compileOperation(backfill);
      this.statements.push({ text, sql, counted: true, ...(backfill && { backfill }) });
      this.log.statementDone(text);
    }
    this.#ensureGoingOn();
  }

  #ensureGoingOn(): void {
    if (this.#ended) {
      throw new MigrationEndedError();
    }
  }
}
