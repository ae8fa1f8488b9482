import { IrreversibleMigrationError } from '../../errors/irreversible-migration.error.js';
import type { MigrationMethods } from '../migration.js';
import { invertOperations } from '../operations/invert.js';
import { compileOperation, type Operation } from '../operations/operation.js';
import { recordOperations } from '../operations/record.js';

/**
 * The compiled `down` of a migration, so that it can be reverted where its file is gone; null where that takes code or
 * is not possible. `applied` are the operations that its `change` has just done.
 */
export async function compileRevertScript(
  migration: MigrationMethods,
  revision: string,
  applied: readonly Operation[],
): Promise<string | null> {
  try {
    return toScript(await revertOperations(migration, revision, async () => [...applied]));
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
  revision: string,
  changes = () => recordOperations((op) => migration.change?.(op)),
): Promise<Operation[]> {
  if (migration.change !== undefined) {
    return invertOperations(await changes(), revision);
  }
  ensureDown(migration, revision);
  return recordOperations((op) => migration.down?.(op));
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

function toScript(operations: readonly Operation[]): string {
  return operations.flatMap(compileOperation).map(terminate).join('\n');
}

/** A closing semicolon must not end up inside a line comment. */
function terminate(statement: string): string {
  const lastLine = statement.slice(statement.lastIndexOf('\n') + 1);
  return lastLine.includes('--') ? `${statement}\n;` : `${statement};`;
}
