import { AutogenerateNotProvedError } from '../../errors/autogenerate-not-proved.error.js';
import type { DatabaseClient } from '../../database/client.js';
import { invertOperations } from '../operations/invert.js';
import { describeOperation, type Operation } from '../operations/operation.js';
import { withLeft } from './bring-along.js';
import { NO_DECISIONS } from './decisions/decisions.js';
import { compareModels } from './difference/compare-models.js';
import { RefusedOperation, runOperations } from './run-operations.js';
import type { MigrationPart } from './safe/migration-part.js';
import type { Schemas } from './sources/with-schemas.js';

type Way = 'up' | 'down';

/**
 * Runs the migrations that are to be written on a database with the schema before, and undoes them, and compares what comes of
 * it with the entities and with the schema before.
 *
 * @throws AutogenerateNotProvedError
 * @throws IrreversibleMigrationError where an operation, such as one of a hook, can't be undone.
 */
export async function proveParts(schemas: Schemas, parts: readonly MigrationPart[]): Promise<void> {
  const undone = parts.toReversed().flatMap(({ operations }) => invertOperations(operations, 'auto'));
  await schemas.onBefore(async (client) => {
    const done = parts.flatMap(({ operations }) => operations);
    await walk(schemas, client, { way: 'up', operations: done });
    await walk(schemas, client, { way: 'down', operations: undone });
  });
}

interface Walk {
  way: Way;
  operations: readonly Operation[];
}

async function walk(schemas: Schemas, client: DatabaseClient, { way, operations }: Walk): Promise<void> {
  await runOperations(client, operations).catch((error: unknown) => {
    throw error instanceof RefusedOperation
      ? new AutogenerateNotProvedError(
          way,
          { statement: error.statement, reason: error.message },
          error.cause,
        )
      : error;
  });
  const { before, after, left } = await schemas.reread(client);
  const { serverVersion, kinds } = schemas;
  const comparison = { before, decisions: NO_DECISIONS, serverVersion, kinds };
  const open =
    way === 'up'
      ? compareModels({ ...comparison, after })
      : compareModels({
          ...comparison,
          before: withLeft(before, left),
          after: withLeft(schemas.before, schemas.left),
        });
  if (open.length > 0) {
    const differences = open.map(({ operation }) => describeOperation(operation));
    throw new AutogenerateNotProvedError(way, { differences });
  }
}
