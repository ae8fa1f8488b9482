import { DatabaseReadError } from '../../errors/database-read.error.js';
import { RepeatableReadsError } from '../../errors/repeatable-reads.error.js';
import { checksumOf } from '../execution/statement-log.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { NamingRule } from '../operations/names.js';
import { compileOperation } from '../operations/operation.js';
import { recordOperations } from '../operations/record.js';
import { createdObjects } from './created-objects.js';
import type { Repeatable } from './repeatable.js';

/** @throws RepeatableReadsError where it asks the database: what it does could not be compared with what it did. */
export async function compileRepeatable(loaded: LoadedMigration, naming?: NamingRule): Promise<Repeatable> {
  const statements = await statementsOf(loaded, naming);
  const { id: revision, dependsOn } = loaded;
  return {
    revision,
    dependsOn,
    statements,
    checksum: checksumOf(statements),
    creates: createdObjects(statements),
  };
}

async function statementsOf(loaded: LoadedMigration, naming?: NamingRule): Promise<string[]> {
  const { id, file } = loaded;
  const migration = loaded.create();
  try {
    const operations = await recordOperations((op) => migration.change?.(op) ?? migration.up?.(op), naming);
    return operations.flatMap(compileOperation);
  } catch (error) {
    throw error instanceof DatabaseReadError ? new RepeatableReadsError(id, file, error) : error;
  }
}
