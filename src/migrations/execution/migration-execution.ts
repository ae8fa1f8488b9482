import { DatabaseError, type QueryResult } from 'pg';

import { copyRows } from '../../database/copy-rows.js';
import { MigrationEndedError } from '../../errors/migration-ended.error.js';
import {
  MigrationFailedError,
  type FailedMigration,
  type FailedStatement,
} from '../../errors/migration-failed.error.js';
import { RunInterruptedError } from '../../errors/run-interrupted.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { compileText } from '../operations/compiler.js';
import type { CopyPlan } from '../operations/execution-step.js';
import type { Operation } from '../operations/operation.js';
import type { OperationSink, QueryAnswer, QueryDetails } from '../operations/reading/operation-sink.js';
import type { SqlText } from '../operations/sql-text.js';
import { StatementLog } from './statement-log.js';
import { describeCopy, toStatements, type Statement } from './statements/statement.js';
import { ensureNoControl } from './statements/ensure-allowed.js';
import { findNewerFeature } from './statements/newer-feature.js';
import { circumstancesOf } from './watch/circumstances.js';
import type { WorkSession } from './work-session.js';

/** Runs the operations of one migration, statement by statement, for as long as the lock is held. */
export abstract class MigrationExecution implements OperationSink {
  readonly log = new StatementLog();
  /** What has run, unless nobody wants to invert it: a loop over many rows would keep an operation for each. */
  readonly operations: Operation[] = [];
  keepsOperations = true;
  /** Whether it wrote through a query, which no operation tells of and nothing can invert. */
  hasWrittenByQuery = false;
  #ended = false;

  constructor(
    protected readonly session: WorkSession,
    protected readonly migration: FailedMigration,
  ) {}

  abstract readonly inTransaction: boolean;
  /** How many statements this run has run. */
  abstract readonly statements: number;

  async run(operations: readonly Operation[]): Promise<void> {
    if (this.keepsOperations) {
      operations.forEach((operation) => this.operations.push(operation));
    }
    await this.runAll(operations.flatMap(toStatements));
  }

  /** Runs SQL that no operation stands for: the script of the ledger. */
  async runScript(parts: readonly string[]): Promise<void> {
    await this.runAll(parts.map((text) => ({ text })));
  }

  async query<R extends object>(text: SqlText, details: QueryDetails = {}): Promise<QueryAnswer<R>> {
    const statement = compileText(text);
    const { parameters, shownAs = statement } = details;
    const { rows, rowCount, command } = await this.read<R>(statement, parameters);
    this.log.queryDone(shownAs);
    this.hasWrittenByQuery ||= !READS.has(command);
    return WRITES.has(command) ? { rows, affected: BigInt(rowCount ?? 0) } : { rows };
  }

  async control(statement: string): Promise<void> {
    await this.send(statement);
  }

  /** Refuses what a migration that has failed had left to run, which would find itself outside its transaction. */
  end(): void {
    this.#ended = true;
  }

  /** What made the migration fail, as an error of ours. */
  failure(error: unknown, statement?: string): SiskinError {
    return toFailure(this.migration, error, statement, this.session.traits.version);
  }

  protected abstract runStatement(statement: Statement): Promise<void>;

  /**
   * Sends the rows of a COPY.
   *
   * @returns what the checksum takes for them.
   */
  protected async copy(plan: CopyPlan): Promise<string> {
    const { statement, lines } = await plan.open();
    this.ensureRunning();
    try {
      const copy = () => copyRows(this.session.client, statement, lines);
      return describeCopy(statement, await this.session.perform(statement, copy));
    } catch (error) {
      throw this.failure(error, statement);
    }
  }

  protected async runAll(statements: readonly Statement[]): Promise<void> {
    statements.forEach(({ text }) => ensureNoControl(this.migration, text));
    for (const statement of statements) {
      await this.runStatement(statement);
    }
  }

  protected read<R extends object>(
    statement: string,
    parameters?: readonly unknown[],
  ): Promise<QueryResult<R>> {
    return this.send<R>(statement, parameters);
  }

  protected async send<R extends object>(
    statement: string,
    parameters: readonly unknown[] = [],
  ): Promise<QueryResult<R>> {
    this.ensureRunning();
    try {
      return await this.session.perform(statement, () =>
        this.session.client.query<R>(statement, [...parameters]),
      );
    } catch (error) {
      throw this.failure(error, statement);
    }
  }

  /** @throws MigrationEndedError, LockLostError */
  protected ensureRunning(): void {
    if (this.#ended) {
      throw new MigrationEndedError();
    }
    this.session.ensureActive();
  }
}

/** As PostgreSQL names the commands. */
const READS = new Set(['SELECT', 'DECLARE CURSOR', 'FETCH', 'SHOW', 'EXPLAIN']);
const WRITES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** The failure of a migration as an error of ours; one that is ours already stays as it is. */
export function toFailure(
  migration: FailedMigration,
  error: unknown,
  statement?: string,
  version?: number,
): SiskinError {
  if (error instanceof RunInterruptedError && error.underway === undefined) {
    return new RunInterruptedError({ underway: migration });
  }
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
    detail: said && detailOf(said),
    hint: said?.hint,
    timeoutMs: said && timeoutThatIsOver(said),
    needs: needsOf(statement, said, version),
  });
}

/** What the statement was refused for by a server that is too old. */
function needsOf(
  statement?: string,
  said?: DatabaseError,
  version?: number,
): FailedStatement['needs'] | undefined {
  if (statement === undefined || said?.code === undefined || version === undefined) {
    return undefined;
  }
  const found = findNewerFeature(statement, said.code, version);
  return found && { ...found, server: Math.floor(version / 10_000) };
}

/** Which of its timeouts a statement has met. */
function timeoutThatIsOver(said: DatabaseError): number | undefined {
  const timeouts = circumstancesOf(said)?.timeouts;
  switch (said.code) {
    case '55P03':
      return timeouts?.lockTimeout;
    case '57014':
      // A person may have cancelled it, too.
      return said.message.includes('user request') ? undefined : timeouts?.statementTimeout;
    default:
      return undefined;
  }
}

/** With the line of a COPY, which PostgreSQL tells as the context alone. */
function detailOf({ detail, where = '' }: DatabaseError): string | undefined {
  const line = where.split('\n').find((context) => context.startsWith('COPY '));
  return line === undefined ? detail : [detail, line].filter(Boolean).join(' ');
}
