import type { ClientConfig } from 'pg';

import { findExcepted } from '../../../../database/snapshot/excepted-tables.js';
import type { SessionIdentity } from '../../../../database/session-identity.js';
import type { ObjectName } from '../../../operations/names.js';
import type { SchemaKind } from '../../model/schema-kind.js';
import type { SchemaModel } from '../../model/schema-model.js';
import { readSchema } from '../../reading/read-schema.js';
import { asMigrations } from '../before/before.js';
import type { Filter } from '../filter/schema-filter.js';
import { createDeclared } from './create-declared.js';
import type { DeclaredSchema } from './declared-schema.js';
import { dropDeclared, dropUnused, enumDrop, routineDrop } from './drop-declared.js';

/** What the entities' schema is made of. */
export interface AfterRecipe {
  declared: DeclaredSchema;
  filter: Filter;
  defaultSchema: string;
  identity: SessionIdentity;
  /** Whether routines that no entity declares go as far as nothing needs them. */
  ownsRoutines: boolean;
  kinds: readonly SchemaKind[];
}

/**
 * Turns a scratch database with the schema before into one with that of the entities: in the place of tables and views comes what MikroORM
 * creates. What entities can't declare stays, so that they can use it: extensions, schemas, domains, sequences, routines. Enums go
 * that columns were of and none is any more.
 *
 * @throws EntitySchemaError
 */
export async function buildAfter(
  scratch: ClientConfig,
  { declared, filter, defaultSchema, identity, ownsRoutines, kinds }: AfterRecipe,
  except: readonly ObjectName[],
): Promise<SchemaModel> {
  return asMigrations(scratch, identity, async (client) => {
    await client.query('set synchronous_commit = off; set client_min_messages = warning');
    const excepted = await findExcepted(client, [...except]);
    const dropped = await dropDeclared(client, declared, filter, excepted);
    await createDeclared(client, declared.statements, dropped.keptEnums);
    await dropUnused(client, dropped.looseEnums.map(enumDrop));
    await dropUnused(client, ownsRoutines ? dropped.otherRoutines.map(routineDrop) : []);
    return readSchema(client, { defaultSchema, except: [...except], kinds });
  });
}
