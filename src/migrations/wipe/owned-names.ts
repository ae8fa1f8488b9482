import type { MikroORM } from '@mikro-orm/core';

import type { LedgerEntry } from '../execution/ledger.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { NamingRule } from '../operations/names.js';
import { collectStatements } from './collect-statements.js';
import type { CreatedName } from './created-name.js';
import { createdNames, revertedNames } from './created-names.js';

/** What belongs to the application, by name. */
export interface OwnedNames {
  /** In these schemas it creates something, or has entities. */
  schemas: readonly string[];
  names: readonly CreatedName[];
}

/** What the migrations create, by their statements; what was applied of them without a file, by what would revert it. */
export async function migrationNames(
  files: readonly LoadedMigration[],
  entries: readonly LedgerEntry[],
  naming: NamingRule,
): Promise<CreatedName[]> {
  const names: CreatedName[] = [];
  for (const file of files) {
    names.push(...(await createdNames(await collectStatements(file, naming))));
  }
  for (const { revertScript } of entries) {
    names.push(...(revertScript === null ? [] : await revertedNames(revertScript)));
  }
  return names;
}

/** The schemas and enums of the entities. */
export function entityNames(orm: MikroORM): OwnedNames {
  const entities = [...orm.getMetadata().getAll().values()];
  const given = orm.config.get('schema');
  // MikroORM gives itself one, which says nothing of where the search path leads.
  const own = given === orm.config.getPlatform().getDefaultSchemaName() ? undefined : given;
  const schemas = entities.map(({ schema = own }) => schema).filter(isSchema);
  const names = entities.flatMap(({ props, schema = own }) =>
    props.flatMap(({ nativeEnumName }) =>
      nativeEnumName === undefined ? [] : [toType(nativeEnumName, schema)],
    ),
  );
  return { schemas: [...new Set(schemas)], names };
}

function toType(enumName: string, schema: string | undefined): CreatedName {
  const [first = '', ...rest] = enumName.split('.');
  return rest.length === 0
    ? { kind: 'type', schema: isSchema(schema) ? schema : null, name: first }
    : { kind: 'type', schema: first, name: rest.join('.') };
}

/** MikroORM's `*` stands for one that a query names. */
function isSchema(schema: string | undefined): schema is string {
  return schema !== undefined && schema !== '*';
}
