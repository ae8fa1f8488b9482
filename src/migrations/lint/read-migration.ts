import { IrreversibleMigrationError } from '../../errors/irreversible-migration.error.js';
import { loadSqlParser } from '../../sql/sql-parser.js';
import { playFixed } from '../drift/compile-fixed.js';
import { revertOperations } from '../execution/revert-script.js';
import { requiresAutocommit } from '../execution/statements/bare-statement.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import { compileText } from '../operations/compiler.js';
import type { NamingRule } from '../operations/names.js';
import type { Operation } from '../operations/operation.js';
import { outsideTransaction, type ReadStep } from './lint-step.js';
import { RecordingSink } from './recording-sink.js';
import { readSqlSteps } from './sql/read-sql.js';

/** What a migration does, as far as it is known without a database. */
export interface ReadMigration {
  steps: readonly ReadStep[];
  isWhole: boolean;
  /** The read that the rest waits for. */
  waitsFor?: string;
  irreversible?: Pick<IrreversibleMigrationError, 'problem' | 'remedy'>;
}

/** Calls the code of a migration without a database, and takes apart what it does. */
export async function readMigration(loaded: LoadedMigration, naming: NamingRule): Promise<ReadMigration> {
  await loadSqlParser();
  const sink = new RecordingSink(loaded.transaction ?? true);
  const came = await playFixed(loaded, sink, naming);
  const { operations, read: waitsFor } = sink;
  const isWhole = came && waitsFor === undefined;
  const irreversible = isWhole ? await findIrreversible(loaded, operations, naming) : undefined;
  return {
    steps: operations.flatMap(toSteps),
    isWhole,
    ...(waitsFor !== undefined && { waitsFor }),
    ...(irreversible !== undefined && { irreversible }),
  };
}

/** An operation; those inside another one each by itself, and SQL as the operations that it amounts to. */
export function toSteps(operation: Operation): ReadStep[] {
  if (operation.kind === 'reversible') {
    return operation.up.flatMap(toSteps);
  }
  if (operation.kind !== 'sql') {
    return [{ step: operation, fromSql: false, outside: outsideTransaction(operation) }];
  }
  const text = compileText(operation.text);
  const outside = requiresAutocommit(text);
  return readSqlSteps(text).map((step) => ({ step, fromSql: true, outside }));
}

async function findIrreversible(
  loaded: LoadedMigration,
  operations: readonly Operation[],
  naming: NamingRule,
): Promise<ReadMigration['irreversible']> {
  try {
    const { id: revision } = loaded;
    await revertOperations(loaded.create(), { revision, naming }, async () => [...operations]);
    return undefined;
  } catch (error) {
    // What else its `down` throws without a database says nothing of whether it works with one.
    return error instanceof IrreversibleMigrationError ? error : undefined;
  }
}
