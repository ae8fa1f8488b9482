import type { DatabaseClient } from '../../../../database/client.js';
import { hasCode } from '../../../../database/has-code.js';
import type { Filter } from '../filter/schema-filter.js';
import type { DeclaredEnum, DeclaredSchema } from './declared-schema.js';
import {
  readEnumTypes,
  readRelations,
  readRoutineSignatures,
  type PresentEnum,
  type PresentRelation,
  type PresentRoutine,
} from './present-objects.js';
import { isSamePlace, quotedPlace } from './quoted-place.js';

/** Something else depends on it. */
const IN_USE = '2BP01';
const A_STATEMENT = 50;

/** What is left to look at once the entities' schema is made. */
export interface Dropped {
  /** Enums of the entities that are there as they are to be. */
  readonly keptEnums: readonly DeclaredEnum[];
  /** Those that no entity declares and columns were of. */
  readonly looseEnums: readonly PresentEnum[];
  /** Routines that no entity declares. */
  readonly otherRoutines: readonly PresentRoutine[];
}

/**
 * Drops what the entities' schema takes the place of: tables that are not filtered out, all views, and the enums and routines that it
 * declares itself.
 *
 * @param excepted OIDs of tables that stay.
 */
export async function dropDeclared(
  client: DatabaseClient,
  declared: DeclaredSchema,
  filter: Filter,
  excepted: readonly string[],
): Promise<Dropped> {
  const relations = await readRelations(client, excepted);
  const enums = await readEnumTypes(client);
  const routines = await readRoutineSignatures(client);
  const stays = (one: PresentRelation) =>
    one.kind === 'table' &&
    filter.ignoresTable(one) &&
    !declared.tables.some((table) => isSamePlace(table, one));
  await dropRelations(
    client,
    relations.filter((one) => !stays(one)),
  );
  const isDeclared = (one: PresentRoutine) => declared.routines.some((other) => isSamePlace(one, other));
  await dropUnused(client, routines.filter((one) => one.ofTrigger || isDeclared(one)).map(routineDrop));
  const kept = declared.enums.filter((one) => enums.some((other) => isSameEnum(one, other)));
  const declaredEnums = enums.filter((one) => declared.enums.some((other) => isSamePlace(one, other)));
  const changed = declaredEnums.filter((one) => !kept.some((other) => isSamePlace(one, other)));
  for (const one of changed) {
    await client.query(`drop type ${quotedPlace(one)} cascade`);
  }
  return {
    keptEnums: kept,
    looseEnums: enums.filter((one) => one.used && !declaredEnums.includes(one)),
    otherRoutines: routines.filter((one) => !one.ofTrigger && !isDeclared(one)),
  };
}

/** Drops what nothing depends on any more, again and again until all that is left is in use. */
export async function dropUnused(client: DatabaseClient, statements: readonly string[]): Promise<void> {
  const left: string[] = [];
  for (const statement of statements) {
    try {
      await client.query(statement);
    } catch (error) {
      if (!hasCode(error, IN_USE)) {
        throw error;
      }
      left.push(statement);
    }
  }
  if (left.length > 0 && left.length < statements.length) {
    await dropUnused(client, left);
  }
}

export function routineDrop({ signature }: PresentRoutine): string {
  return `drop routine if exists ${signature}`;
}

export function enumDrop(one: PresentEnum): string {
  return `drop type if exists ${quotedPlace(one)}`;
}

async function dropRelations(client: DatabaseClient, relations: readonly PresentRelation[]): Promise<void> {
  for (const kind of ['view', 'materialized view', 'table'] as const) {
    const names = relations.filter((one) => one.kind === kind).map(quotedPlace);
    for (let start = 0; start < names.length; start += A_STATEMENT) {
      const some = names.slice(start, start + A_STATEMENT).join(', ');
      await client.query(`drop ${kind} if exists ${some} cascade`);
    }
  }
}

function isSameEnum(one: DeclaredEnum, other: PresentEnum): boolean {
  return (
    isSamePlace(one, other) &&
    one.values.length === other.values.length &&
    one.values.every((value, i) => value === other.values[i])
  );
}
