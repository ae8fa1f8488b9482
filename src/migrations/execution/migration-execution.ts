import { DatabaseError, type QueryResult } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { copyRows } from '../../database/copy-rows.js';
import { MigrationFailedError, type FailedMigration } from '../../errors/migration-failed.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { compileText } from '../operations/compiler.js';
import type { CopyPlan } from '../operations/execution-step.js';
import { stepsOf, type Operation } from '../operations/operation.js';
import type { OperationSink } from '../operations/operation-recorder.js';
import type { SqlText } from '../operations/sql-text.js';
import type { HeldLock } from './advisory-lock.js';
import { StatementLog } from './statement-log.js';

/** Runs the operations of one migration, statement by statement, for as long as the lock is held. */
export class MigrationExecution implements OperationSink {
  readonly log = new StatementLog();
  readonly operations: Operation[] = [];

  constructor(
    private readonly client: DatabaseClient,
    private readonly lock: HeldLock,
    private readonly migration: FailedMigration,
  ) {}

  async run(operations: readonly Operation[]): Promise<void> {
    this.operations.push(...operations);
    for (const step of operations.flatMap(stepsOf)) {
      await (typeof step === 'string' ? this.runStatement(step) : this.#copy(step));
    }
  }

  async #copy(plan: CopyPlan): Promise<void> {
    const { statement, lines } = await plan.open();
    const digest = await this.#guard(statement, () => copyRows(this.client, statement, lines));
    this.log.statementDone(`${statement} -- SHA-256 ${digest}`);
  }

  async runStatement(statement: string): Promise<void> {
    await this.#send(statement);
    this.log.statementDone(statement);
  }

  async query<R extends object>(text: SqlText): Promise<R[]> {
    const statement = compileText(text);
    const { rows } = await this.#send<R>(statement);
    this.log.queryDone(statement);
    return rows;
  }

  #send<R extends object>(statement: string): Promise<QueryResult<R>> {
    return this.#guard(statement, () => this.client.query<R>(statement));
  }

  async #guard<T>(statement: string, send: () => Promise<T>): Promise<T> {
    this.lock.ensureHeld();
    try {
      return await send();
    } catch (error) {
      throw toFailure(this.migration, error, statement);
    }
  }
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
    detail: said && detailOf(said),
    hint: said?.hint,
  });
}

/** With the line of a COPY, which PostgreSQL tells as the context alone. */
function detailOf({ detail, where = '' }: DatabaseError): string | undefined {
  const line = where.split('\n').find((context) => context.startsWith('COPY '));
  return line === undefined ? detail : [detail, line].filter(Boolean).join(' ');
}
