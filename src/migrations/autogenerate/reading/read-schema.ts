import type { DatabaseClient } from '../../../database/client.js';
import { findExcepted } from '../../../database/snapshot/excepted-tables.js';
import { withPlainSession } from '../../../database/snapshot/plain-session.js';
import type { ObjectName } from '../../operations/names.js';
import type { AskCatalogue, SchemaKind } from '../model/schema-kind.js';
import type { OtherFact, SchemaModel } from '../model/schema-model.js';
import { readDomains } from './domains/read-domains.js';
import { readEnums } from './enums/read-enums.js';
import { readExtensions } from './extensions/read-extensions.js';
import { readMaterializedViews } from './materialized-views/read-materialized-views.js';
import { readPolicies } from './policies/read-policies.js';
import { readRoutines } from './routines/read-routines.js';
import { readSchemas } from './schemas/read-schemas.js';
import { readSequences } from './sequences/read-sequences.js';
import { readTables } from './tables/read-tables.js';
import { readTriggers } from './triggers/read-triggers.js';
import { readViews } from './views/read-views.js';
import { Reading } from './reading.js';

export interface ReadOptions {
  /** Whose objects are named without it. */
  defaultSchema: string;
  /** Tables that are left out with all that belongs to them, such as the ledger's. Default: none. */
  except?: readonly ObjectName[];
  /** Kinds of objects to read beside those that Siskin knows. Default: none. */
  kinds?: readonly SchemaKind[];
}

/** Reads what users own in schemas other than PostgreSQL's, without what extensions own. Reads the catalogue only. */
export async function readSchema(
  client: DatabaseClient,
  { defaultSchema, except, kinds = [] }: ReadOptions,
): Promise<SchemaModel> {
  const excepted = await findExcepted(client, except);
  const reading = new Reading(client, { defaultSchema, excepted });
  return withPlainSession(
    client,
    async () => ({
      schemas: await readSchemas(reading),
      extensions: await readExtensions(reading),
      enums: await readEnums(reading),
      domains: await readDomains(reading),
      sequences: await readSequences(reading),
      tables: await readTables(reading),
      routines: await readRoutines(reading),
      views: await readViews(reading),
      materializedViews: await readMaterializedViews(reading),
      triggers: await readTriggers(reading),
      policies: await readPolicies(reading),
      others: await readOthers(client, kinds),
    }),
    defaultSchema,
  );
}

async function readOthers(
  client: DatabaseClient,
  kinds: readonly SchemaKind[],
): Promise<SchemaModel['others']> {
  const ask: AskCatalogue = async <R extends object>(query: string) => (await client.query<R>(query)).rows;
  const read: [string, readonly OtherFact[]][] = [];
  for (const kind of kinds) {
    read.push([kind.kind, await kind.read(ask)]);
  }
  return Object.fromEntries(read);
}
