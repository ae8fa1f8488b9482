import type { EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { isPlainManager } from './is-plain.js';
import { byRank, isOfSameTable, isRequiredOfSameTable, tableOfEntity } from './ranks.js';
import { reachEntities } from './reached-entities.js';
import { isNew, referredBy } from './relations.js';

/** The new entities of a table, and the tables whose new entities they refer to. */
interface Table {
  readonly entities: object[];
  readonly parents: Set<EntityMetadata>;
  /** Whether they refer to each other: in columns that a flush leaves null until all have their rows, and in others. */
  isNested: boolean;
  isRequiredFirst: boolean;
}

type Tables = Map<EntityMetadata, Table>;

/**
 * All new entities that a flush would insert, in the order of their tables, parents first.
 *
 * Undefined where a flush would do more than insert them one table after the other.
 */
export function planInserts(em: EntityManager, entities: readonly object[]): object[][] | undefined {
  const reached = isPlainManager(em) ? reachEntities(em, entities) : undefined;
  return reached && parentsFirst(tablesOf(reached));
}

/** Within a table the entities are in the order of a flush, so that generated keys are, too. */
function tablesOf(reached: ReadonlySet<object>): Tables {
  const tables: Tables = new Map();
  const placed = new Set<object>();
  const place = (entity: object): void => {
    if (placed.has(entity) || !isNew(entity)) {
      return;
    }
    placed.add(entity);
    const table = tableIn(tables, tableOfEntity(entity));
    for (const referred of referredBy(entity)) {
      if (isNew(referred.target)) {
        place(referred.target);
        refer(table, entity, referred);
      }
    }
    table.entities.push(entity);
  };
  reached.forEach(place);
  return tables;
}

function refer(table: Table, entity: object, referred: ReturnType<typeof referredBy>[number]): void {
  if (isOfSameTable(entity, referred)) {
    table.isNested = true;
    table.isRequiredFirst ||= isRequiredOfSameTable(entity, referred);
  } else {
    table.parents.add(tableOfEntity(referred.target));
  }
}

function tableIn(tables: Tables, meta: EntityMetadata): Table {
  const table = tables.get(meta) ?? {
    entities: [],
    parents: new Set(),
    isNested: false,
    isRequiredFirst: false,
  };
  tables.set(meta, table);
  return table;
}

/** Undefined where tables refer to each other in a circle, or to themselves in a way that a flush has a second update for. */
function parentsFirst(tables: Tables): object[][] | undefined {
  const done = new Set<EntityMetadata>();
  const path = new Set<EntityMetadata>();
  const place = (meta: EntityMetadata): boolean => {
    if (path.has(meta)) {
      return done.has(meta);
    }
    path.add(meta);
    const isPlaced = [...(tables.get(meta)?.parents ?? [])].every(place);
    done.add(meta);
    return isPlaced;
  };
  return [...tables.keys()].every(place) ? inLists([...done].map((meta) => tables.get(meta))) : undefined;
}

function inLists(tables: readonly (Table | undefined)[]): object[][] | undefined {
  const lists: object[][] = [];
  for (const table of tables) {
    const ofTable = table && listsOf(table);
    if (ofTable === undefined) {
      return undefined;
    }
    lists.push(...ofTable);
  }
  return lists;
}

function listsOf({ entities, isNested, isRequiredFirst }: Table): object[][] | undefined {
  if (!isNested) {
    return [entities];
  }
  const own = new Set(entities);
  const lists = isRequiredFirst ? byRank(entities, isOfSameTable) : undefined;
  return lists?.map((list) => list.filter((entity) => own.has(entity)));
}
