import {
  Inspector,
  type ColumnInfo,
  type ConstraintInfo,
  type ForeignKeyInfo,
  type IncomingForeignKeyInfo,
  type IndexInfo,
} from '../catalogue/index.js';
import { nameParameters } from '../catalogue/name-parameters.js';
import type { DatabaseClient } from '../client.js';
import type { ObjectName } from '../object-name.js';
import { findRelation, type PartitionPlace, type Relation } from './find-relation.js';
import {
  INDEX_SIZES,
  PARTITIONS,
  POLICIES,
  TRIGGERS,
  type PolicyInfo,
  type TriggerInfo,
} from './table-parts.js';

/** An index, and its size in bytes with that of its partitions. */
export interface MeasuredIndexInfo extends IndexInfo {
  size: number;
}

/** A table or a view. Sizes are in bytes, its partitions included. */
export interface TableDescription extends Omit<Relation, 'partitions' | 'indexes'> {
  columns: ColumnInfo[];
  primaryKey: { name: string; columns: string[] } | null;
  indexes: MeasuredIndexInfo[];
  /** Its checks, unique and exclusion constraints. */
  constraints: ConstraintInfo[];
  foreignKeys: ForeignKeyInfo[];
  /** The foreign keys that point to it. */
  referencedBy: IncomingForeignKeyInfo[];
  triggers: TriggerInfo[];
  policies: PolicyInfo[];
  /** Its direct partitions, which may have some themselves. */
  partitions: PartitionPlace[];
}

const LISTED = ['check', 'unique', 'exclusion'];

/** @throws UnknownTableError */
export async function describeTable(client: DatabaseClient, wanted: ObjectName): Promise<TableDescription> {
  const relation = await findRelation(client, wanted);
  const name = { schema: relation.schema, name: relation.name };
  const parameters = nameParameters(name);
  const list = async <R extends object>(text: string) => (await client.query<R>(text, parameters)).rows;
  const inspect = new Inspector(
    async <R extends object>(text: string, values: readonly unknown[]) =>
      (await client.query<R>(text, [...values])).rows,
  );
  const constraints = await inspect.constraints(name);
  const { partitions: _partitions, indexes: _indexes, ...own } = relation;
  return {
    ...own,
    columns: await inspect.columns(name),
    primaryKey: primaryKeyOf(constraints),
    indexes: withSizes(await inspect.indexes(name), await list(INDEX_SIZES)),
    constraints: constraints.filter(({ type }) => LISTED.includes(type)),
    foreignKeys: await inspect.foreignKeys(name),
    referencedBy: await inspect.referencedBy(name),
    triggers: await list(TRIGGERS),
    policies: await list(POLICIES),
    partitions: await list(PARTITIONS),
  };
}

function primaryKeyOf(constraints: readonly ConstraintInfo[]): TableDescription['primaryKey'] {
  const key = constraints.find(({ type }) => type === 'primaryKey');
  return key === undefined ? null : { name: key.name, columns: key.columns };
}

function withSizes(
  indexes: readonly IndexInfo[],
  sizes: readonly { name: string; size: number }[],
): MeasuredIndexInfo[] {
  const sizeOf = new Map(sizes.map(({ name, size }) => [name, size]));
  return indexes.map((index) => ({ ...index, size: sizeOf.get(index.name) ?? 0 }));
}
