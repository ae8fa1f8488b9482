import { IrreversibleMigrationError } from '../../errors/irreversible-migration.error.js';
import type { MigrationMethods } from '../migration.js';
import { invertOperations } from '../operations/invert.js';
import type { NamingRule } from '../operations/names.js';
import { compileOperation, type Operation } from '../operations/operation.js';
import { recordOperations } from '../operations/record.js';
import { writeScript } from './script-parts.js';

export interface RevertOptions {
  revision: string;
  naming?: NamingRule;
  /** Whether what is dropped may be gone already. Default: false. */
  ifExists?: boolean;
}

/**
 * The compiled `down` of a migration, so that it can be reverted where its file is gone; null where that takes code or
 * is not possible. `applied` are the operations that its `change` has just done.
 */
export async function compileRevertScript(
  migration: MigrationMethods,
  applied: readonly Operation[],
  { transaction = true, ifExists = false, ...options }: RevertOptions & { transaction?: boolean },
): Promise<string | null> {
  try {
    const operations = await revertOperations(migration, options, async () => [...applied]);
    const tolerant = ifExists ? operations.map(toleratingAbsence) : operations;
    return writeScript({ transaction, parts: tolerant.flatMap(compileOperation) });
  } catch {
    // Whatever `down` throws without a database, the applied migration is sound; reverting it reports the reason.
    return null;
  }
}

/**
 * What reverts the migration, found without a database.
 *
 * @throws IrreversibleMigrationError where nothing says how.
 */
export async function revertOperations(
  migration: MigrationMethods,
  { revision, naming }: RevertOptions,
  changes = () => recordOperations((op) => migration.change?.(op), naming),
): Promise<Operation[]> {
  if (migration.change !== undefined) {
    return invertOperations(await changes(), revision);
  }
  ensureDown(migration, revision);
  return recordOperations((op) => migration.down?.(op), naming);
}

/** @throws IrreversibleMigrationError where there is an `up` without a `down`. */
export function ensureDown(migration: MigrationMethods, revision: string): void {
  if (migration.down === undefined) {
    throw new IrreversibleMigrationError(revision, 'up', {
      irreversible: 'it has up(op) and no down(op)',
      remedy: 'Give it down(op); an empty one says that there is nothing to undo.',
    });
  }
}

function toleratingAbsence(operation: Operation): Operation {
  switch (operation.kind) {
    case 'dropColumn':
    case 'dropConstraint':
    case 'dropDomain':
    case 'dropEnum':
    case 'dropIndex':
    case 'dropMaterializedView':
    case 'dropPolicy':
    case 'dropRoutine':
    case 'dropSequence':
    case 'dropTable':
    case 'dropTrigger':
    case 'dropType':
    case 'dropView':
      return { ...operation, ifExists: true };
    default:
      return operation;
  }
}
