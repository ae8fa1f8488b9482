import {
  TransactionAllRefusedError,
  type RefusedMigration,
} from '../../../errors/transaction-all-refused.error.js';
import type { NamingRule } from '../../operations/names.js';
import { describeOperation, type Operation } from '../../operations/operation.js';
import { recordOperations } from '../../operations/record.js';
import type { DownStep, PlannedStep, UpStep } from '../../plan-step.js';
import { revertOperations } from '../revert-script.js';
import { toHeading } from '../run-context.js';
import { requiresAutocommit } from '../statements/bare-statement.js';
import { toStatements } from '../statements/statement.js';

type Reason = Pick<RefusedMigration, 'reason' | 'statement'>;

/**
 * Makes sure that the steps can be one transaction, as far as that is known without a database: a migration that reads is
 * checked as it runs.
 *
 * @throws TransactionAllRefusedError naming all that can't be in it.
 */
export async function ensureTogether(steps: readonly PlannedStep[], naming: NamingRule): Promise<void> {
  const refused: RefusedMigration[] = [];
  for (const step of steps) {
    const reason = reasonAgainst(step) ?? findRefused(await operationsOf(step, naming));
    if (reason !== undefined) {
      refused.push({ ...toHeading(step), file: step.file, ...reason });
    }
  }
  if (refused.length > 0) {
    throw new TransactionAllRefusedError(refused);
  }
}

function reasonAgainst({ transaction, statementsDone }: PlannedStep): Reason | undefined {
  if (statementsDone !== undefined) {
    return { reason: 'interrupted' };
  }
  return transaction ? undefined : { reason: 'outside' };
}

function findRefused(operations: readonly Operation[]): Reason | undefined {
  const backfill = operations.find(({ kind }) => kind === 'backfill');
  if (backfill !== undefined) {
    return { reason: 'backfill', statement: describeOperation(backfill) };
  }
  const statement = operations.flatMap(toStatements).find(({ text }) => requiresAutocommit(text));
  return statement && { reason: 'statement', statement: statement.text };
}

/** None where it reads: what it does is not known before it has. Whatever else it throws it will throw again as it runs. */
async function operationsOf(step: PlannedStep, naming: NamingRule): Promise<Operation[]> {
  try {
    return await (step.direction === 'up' ? operationsUp(step, naming) : operationsDown(step, naming));
  } catch {
    return [];
  }
}

async function operationsUp({ migration: loaded }: UpStep, naming: NamingRule): Promise<Operation[]> {
  const migration = loaded.create();
  return recordOperations((op) => migration.change?.(op) ?? migration.up?.(op), naming);
}

/** A script of the ledger says by itself whether it can be in a transaction. */
async function operationsDown({ revision, source }: DownStep, naming: NamingRule): Promise<Operation[]> {
  return typeof source === 'string' ? [] : revertOperations(source.create(), { revision, naming });
}
