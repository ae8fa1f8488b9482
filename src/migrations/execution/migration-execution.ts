import { DatabaseError, type QueryResult } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { MigrationFailedError, type FailedMigration } from '../../errors/migration-failed.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { compileText } from '../operations/compiler.js';
import { compileOperation, type Operation } from '../operations/operation.js';
import type { OperationSink } from '../operations/operation-recorder.js';
import type { SqlText } from '../operations/sql-text.js';
import type { HeldLock } from './advisory-lock.js';
import { StatementLog } from './statement-log.js';

/** One statement, and the operation that it is of where it is of one. */
export interface Statement {
  readonly text: string;
  readonly operation?: Operation;
}

/** Runs the operations of one migration, statement by statement, for as long as the lock is held. */
export abstract class MigrationExecution implements OperationSink {
  readonly log = new StatementLog();
  readonly operations: Operation[] = [];

  constructor(
    protected readonly client: DatabaseClient,
    protected readonly lock: HeldLock,
    protected readonly migration: FailedMigration,
  ) {}

  /** How many statements this run has run. */
  abstract readonly statements: number;

  async run(operations: readonly Operation[]): Promise<void> {
    this.operations.push(...operations);
    await this.runAll(operations.flatMap(toStatements));
  }

  /** Runs SQL that no operation stands for: the script of the ledger. */
  async runScript(parts: readonly string[]): Promise<void> {
    await this.runAll(parts.map((text) => ({ text })));
  }

  protected async runAll(statements: readonly Statement[]): Promise<void> {
    for (const statement of statements) {
      await this.runStatement(statement);
    }
  }

  protected abstract runStatement(statement: Statement): Promise<void>;

  async query<R extends object>(text: SqlText): Promise<R[]> {
    const statement = compileText(text);
    const rows = await this.read<R>(statement);
    this.log.queryDone(statement);
    return rows;
  }

  protected async read<R extends object>(statement: string): Promise<R[]> {
    return (await this.send<R>(statement)).rows;
  }

  protected async send<R extends object>(statement: string): Promise<QueryResult<R>> {
    this.lock.ensureHeld();
    try {
      return await this.client.query<R>(statement);
    } catch (error) {
      throw this.failure(error, statement);
    }
  }

  /** What made the migration fail, as an error of ours. */
  failure(error: unknown, statement?: string): SiskinError {
    return toFailure(this.migration, error, statement);
  }
}

function toStatements(operation: Operation): Statement[] {
  return compileOperation(operation).map((text) => ({ text, operation }));
}

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
