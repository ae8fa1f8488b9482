import { Client } from 'pg';

import { compareSchemaLines } from '../../src/database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../src/database/snapshot/read-schema-lines.js';
import type { SchemaSnapshot, SnapshotOptions } from '../../src/database/snapshot/schema-snapshot.js';
import { snapshotSchema } from '../../src/database/snapshot/snapshot-schema.js';
import { createTestDatabase } from '../../src/testing/index.js';

/** Two databases of one server: one to take snapshots of, and one to rebuild them in. */
export class Pair implements AsyncDisposable {
  private constructor(
    readonly source: Client,
    readonly target: Client,
    readonly dispose: () => Promise<void>,
  ) {}

  static async open(): Promise<Pair> {
    const databases = [await createTestDatabase(), await createTestDatabase()] as const;
    const clients = databases.map(({ url }) => new Client(url));
    await Promise.all(clients.map((client) => client.connect()));
    const [source, target] = clients as [Client, Client];
    return new Pair(source, target, async () => {
      await Promise.all(clients.map((client) => client.end()));
      await Promise.all(databases.map((database) => database.drop()));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispose();
  }

  /** Rebuilds what the source is in the target, and drops it there again. */
  async roundTrip(options: SnapshotOptions = {}): Promise<RoundTrip> {
    const empty = await readSchemaLines(this.target);
    const snapshot = await snapshotSchema(this.source, options);
    await run(this.target, createsOf(snapshot));
    const rebuilt = await readSchemaLines(this.target);
    const again = await snapshotSchema(this.target);
    await run(this.target, dropsOf(snapshot));
    return {
      snapshot,
      again,
      differences: compareSchemaLines(await readSchemaLines(this.source, options), rebuilt),
      left: compareSchemaLines(empty, await readSchemaLines(this.target)),
    };
  }
}

export interface RoundTrip {
  snapshot: SchemaSnapshot;
  /** Of what was rebuilt. */
  again: SchemaSnapshot;
  differences: readonly string[];
  /** What the drops have left, or taken too much. */
  left: readonly string[];
}

export function createsOf({ objects }: SchemaSnapshot): string[] {
  return objects.flatMap(({ create }) => create);
}

export function dropsOf({ objects }: SchemaSnapshot): string[] {
  return objects.toReversed().flatMap(({ drop }) => drop);
}

/** @throws Error that names the statement. */
export async function run(client: Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    await client.query(statement).catch((error: unknown) => {
      throw new Error(`${String(error)} in: ${statement}`, { cause: error });
    });
  }
}
