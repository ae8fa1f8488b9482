import type { Client } from 'pg';

import { compareSchemaLines } from '../../src/database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../src/database/snapshot/read-schema-lines.js';
import type { SchemaSnapshot, SnapshotOptions } from '../../src/database/snapshot/schema-snapshot.js';
import { snapshotSchema } from '../../src/database/snapshot/snapshot-schema.js';
import { createTestDatabase } from '../../src/testing/index.js';
import { planningOnce, prepared } from '../fixtures/prepared.js';

/** Two databases of one server: one to take snapshots of, and one to rebuild them in. */
export class Pair implements AsyncDisposable {
  private constructor(
    readonly source: Client,
    readonly target: Client,
    readonly dispose: () => Promise<void>,
  ) {}

  static async open(): Promise<Pair> {
    const databases = [await createTestDatabase(), await createTestDatabase()] as const;
    const clients = databases.map(({ url }) => planningOnce(url));
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

  /** Takes a snapshot of the source, rebuilds it in the target, and drops it there again. */
  async roundTrip({ beforeRebuild, ...options }: RoundTripOptions = {}): Promise<RoundTrip> {
    const [source, target] = [prepared(this.source), prepared(this.target)];
    const snapshot = await snapshotSchema(source, options);
    const lines = await readSchemaLines(source, options);
    await beforeRebuild?.();
    const empty = await readSchemaLines(target);
    await run(this.target, createsOf(snapshot));
    const differences = compareSchemaLines(lines, await readSchemaLines(target));
    const again = await snapshotSchema(target);
    await run(this.target, dropsOf(snapshot));
    const left = compareSchemaLines(empty, await readSchemaLines(target));
    return { snapshot, again, differences, left };
  }
}

export interface RoundTripOptions extends SnapshotOptions {
  beforeRebuild?: () => Promise<void>;
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
