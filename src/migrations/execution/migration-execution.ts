import { DatabaseError, type QueryResult } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { MigrationEndedError } from '../../errors/migration-ended.error.js';
import { MigrationFailedError, type FailedMigration } from '../../errors/migration-failed.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { compileText } from '../operations/compiler.js';
import { compileOperation, type Operation } from '../operations/operation.js';
import type { OperationSink, QueryAnswer, QueryDetails } from '../operations/reading/operation-sink.js';
import type { SqlText } from '../operations/sql-text.js';
import type { HeldLock } from './advisory-lock.js';
import { StatementLog } from './statement-log.js';

/** Runs the operations of one migration, statement by statement, for as long as the lock is held. */
export class MigrationExecution implements OperationSink {
  readonly log = new StatementLog();
  /** What has run, unless nobody wants to invert it: a loop over many rows would keep an operation for each. */
  readonly operations: Operation[] = [];
  keepsOperations = true;
  /** Whether it wrote through a query, which no operation tells of and nothing can invert. */
  hasWrittenByQuery = false;
  #ended = false;

  constructor(
    private readonly client: DatabaseClient,
    private readonly lock: HeldLock,
    private readonly migration: FailedMigration,
    readonly inTransaction = true,
  ) {}

  async run(operations: readonly Operation[]): Promise<void> {
    if (this.keepsOperations) {
      operations.forEach((operation) => this.operations.push(operation));
    }
    for (const statement of operations.flatMap(compileOperation)) {
      await this.runStatement(statement);
    }
  }

  async runStatement(statement: string): Promise<void> {
    await this.control(statement);
    this.log.statementDone(statement);
  }

  async query<R extends object>(text: SqlText, details: QueryDetails = {}): Promise<QueryAnswer<R>> {
    const statement = compileText(text);
    const { parameters, shownAs = statement } = details;
    const { rows, rowCount, command } = await this.#send<R>(statement, parameters);
    this.log.queryDone(shownAs);
    this.hasWrittenByQuery ||= !READS.has(command);
    return WRITES.has(command) ? { rows, affected: BigInt(rowCount ?? 0) } : { rows };
  }

  async control(statement: string): Promise<void> {
    await this.#send(statement);
  }

  /** Refuses what a migration that has failed had left to run, which would find itself outside its transaction. */
  end(): void {
    this.#ended = true;
  }

  async #send<R extends object>(
    statement: string,
    parameters: readonly unknown[] = [],
  ): Promise<QueryResult<R>> {
    if (this.#ended) {
      throw new MigrationEndedError();
    }
    this.lock.ensureHeld();
    try {
      return await this.client.query<R>(statement, [...parameters]);
    } catch (error) {
      throw toFailure(this.migration, error, statement);
    }
  }
}

/** As PostgreSQL names the commands. */
const READS = new Set(['SELECT', 'DECLARE CURSOR', 'FETCH', 'SHOW', 'EXPLAIN']);
const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** The failure of a migration as an error of ours; one that is ours already stays as it is. */
export function toFailure(migration: FailedMigration, error: unknown, statement?: string): SiskinError {
  if (error instanceof SiskinError) {
    return error;
  }
  const said = error instanceof DatabaseError ? error : undefined;
  if (statement === undefined && said === undefined) {
    return new MigrationFailedError(migration, error);
  }
  return new MigrationFailedError(migration, error, {
    statement,
    position: said?.position === undefined ? undefined : Number(said.position),
    sqlState: said?.code,
    detail: said?.detail,
    hint: said?.hint,
  });
}
