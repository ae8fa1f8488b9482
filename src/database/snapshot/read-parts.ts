import type { DatabaseClient } from '../client.js';
import { EXTRAS, type Extra } from './extras.js';
import { AFTER_PARTITIONS, DEPENDENCIES, type Dependency } from './order/dependencies.js';
import type { Part } from './part.js';
import { COLLATIONS } from './parts/collations.js';
import { DOMAINS } from './parts/domains.js';
import { EXTENSIONS } from './parts/extensions.js';
import { INDEXES, STATISTICS } from './parts/indexes.js';
import { POLICIES } from './parts/policies.js';
import { AGGREGATES, ROUTINES } from './parts/routines.js';
import { SCHEMAS } from './parts/schemas.js';
import { SEQUENCES } from './parts/sequences.js';
import { RULES, TRIGGERS } from './parts/triggers.js';
import { COMPOSITES, ENUMS, RANGES } from './parts/types.js';
import { VIEWS } from './parts/views.js';
import { readTables, type WholeTable } from './tables/read-tables.js';

const QUERIES = [
  SCHEMAS,
  EXTENSIONS,
  COLLATIONS,
  ENUMS,
  COMPOSITES,
  RANGES,
  DOMAINS,
  SEQUENCES,
  ROUTINES,
  AGGREGATES,
  INDEXES,
  STATISTICS,
  VIEWS,
  TRIGGERS,
  RULES,
  POLICIES,
];

/** All that the catalogue says of the schema. */
export interface SchemaFacts {
  tables: readonly WholeTable[];
  /** All but the tables and their constraints. */
  parts: readonly Part[];
  extras: readonly Extra[];
  dependencies: readonly Dependency[];
  /** Which part is created after which, though it does not need it. */
  after: readonly Omit<Dependency, 'type'>[];
}

export async function readParts(client: DatabaseClient, excepted: readonly string[]): Promise<SchemaFacts> {
  const parts: Part[] = [];
  for (const query of QUERIES) {
    const takes = query.includes('$1') ? [excepted] : [];
    parts.push(...(await client.query<Part>(query, takes)).rows);
  }
  return {
    tables: await readTables(client, excepted),
    parts,
    extras: (await client.query<Extra>(EXTRAS, [excepted])).rows,
    dependencies: (await client.query<Dependency>(DEPENDENCIES)).rows,
    after: (await client.query<Dependency>(AFTER_PARTITIONS)).rows,
  };
}
