import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../../../../database/client.js';
import { assumeIdentity, type SessionIdentity } from '../../../../database/session-identity.js';
import type { SchemaSnapshot } from '../../../../database/snapshot/schema-snapshot.js';
import { snapshotSchema } from '../../../../database/snapshot/snapshot-schema.js';
import type { ObjectName } from '../../../operations/names.js';
import type { SchemaKind } from '../../model/schema-kind.js';
import type { SchemaModel } from '../../model/schema-model.js';
import { readSchema } from '../../reading/read-schema.js';

/** The schema before, as data and as the SQL that makes it again. */
export interface Before {
  readonly defaultSchema: string;
  readonly model: SchemaModel;
  readonly snapshot: SchemaSnapshot;
}

/** {@link Before}, on a scratch database that has it. */
export interface MadeBefore extends Before {
  /** Tables that are no part of it. */
  readonly except: readonly ObjectName[];
}

/** Where the schema before comes from. */
export interface StartingPoint {
  /** By what it is known that it is the same in another run; undefined where that is not known. */
  readonly key: (() => Promise<unknown>) | undefined;
  /** Makes it in an empty scratch database. */
  make(scratch: ClientConfig): Promise<MadeBefore>;
}

/** Reads the schema that the client is connected to. */
export async function readBefore(
  client: DatabaseClient,
  except: readonly ObjectName[],
  kinds: readonly SchemaKind[] = [],
): Promise<MadeBefore> {
  const defaultSchema = await currentSchema(client);
  return {
    defaultSchema,
    model: await readSchema(client, { defaultSchema, except: [...except], kinds }),
    snapshot: await snapshotSchema(client, { except: [...except] }),
    except,
  };
}

/** In a session as migrations have. */
export function asMigrations<T>(
  settings: ClientConfig,
  identity: SessionIdentity,
  work: (client: DatabaseClient) => Promise<T>,
): Promise<T> {
  return withClient(settings, async (client) => {
    await assumeIdentity(client, identity, 'session');
    return work(client);
  });
}

async function currentSchema(client: DatabaseClient): Promise<string> {
  const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
  return rows[0]?.schema ?? 'public';
}
