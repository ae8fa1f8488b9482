import type { DatabaseClient } from '../client.js';
import { runStatements } from '../run-statements.js';
import type { SchemaSnapshot } from './schema-snapshot.js';

/** A statement of a snapshot that the server has refused. */
export class RebuildFailure extends Error {
  override readonly name = 'RebuildFailure';

  constructor(
    readonly statement: string,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
  }
}

/**
 * Makes the schema of a new database that of the snapshot.
 *
 * @throws RebuildFailure
 */
export async function rebuildSchema(client: DatabaseClient, { objects }: SchemaSnapshot): Promise<void> {
  const hasPublic = objects.some(({ kind, name }) => kind === 'schema' && name === 'public');
  const statements = objects.flatMap(({ create }) => create);
  await runStatements(client, hasPublic ? statements : ['drop schema public', ...statements], (statement) =>
    client.query(statement).catch((error: unknown) => {
      throw new RebuildFailure(statement, error);
    }),
  );
}
