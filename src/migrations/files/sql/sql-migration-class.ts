import { IrreversibleMigrationError } from '../../../errors/irreversible-migration.error.js';
import type { MigrationClass, MigrationMethods } from '../../migration.js';
import type { Operations } from '../../operations/operations.js';
import type { SqlStatement } from '../../../sql/statement-splitter.js';
import type { SqlMigration } from './parse-sql-migration.js';

/** The migration of a SQL file as a class, so that nothing else has to know that it is SQL. */
export function toMigrationClass({ up, down, ...settings }: SqlMigration, revision: string): MigrationClass {
  return Object.assign(
    class implements MigrationMethods {
      readonly up = runs(up);
      readonly down = down === undefined ? refuses(revision) : runs(down);
    },
    settings,
  );
}

/** One by one, so that each has its own place in the progress, the checksum and the errors. */
function runs(statements: readonly SqlStatement[]) {
  return (op: Operations) => {
    for (const { text } of statements) {
      op.sql(text);
    }
  };
}

function refuses(revision: string) {
  return () => {
    throw new IrreversibleMigrationError(revision, 'up', {
      irreversible: 'its file has a section `-- up` and none `-- down`',
      remedy: 'Give it a section `-- down`; an empty one says that there is nothing to undo.',
    });
  };
}
