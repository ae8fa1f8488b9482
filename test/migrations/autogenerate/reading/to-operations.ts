import type { SchemaModel, TableFact } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { splitExpressions } from '../../../../src/migrations/autogenerate/reading/expressions.js';
import type { ConstraintDefinition } from '../../../../src/migrations/operations/constraints/constraint-definition.js';
import { showName } from '../../../../src/migrations/operations/names.js';
import type { Operation } from '../../../../src/migrations/operations/operation.js';
import type { PartitionBounds } from '../../../../src/migrations/operations/partitions/partition-bounds.js';
import { SqlFragment } from '../../../../src/migrations/operations/sql-text.js';

/** What makes the model in an empty database; the parts that need others come after those. */
export function toOperations(model: SchemaModel): Operation[] {
  const tables = model.tables.toSorted((one, other) => depth(one, model) - depth(other, model));
  return [
    ...model.schemas.map((fact): Operation => ({ kind: 'createSchema', ...fact })),
    ...model.extensions.map((fact): Operation => ({ kind: 'createExtension', ...fact })),
    ...model.enums.map((fact): Operation => ({ kind: 'createEnum', ...fact })),
    ...model.domains.map((fact): Operation => ({ kind: 'createDomain', ...fact })),
    ...model.sequences.map(({ name, definition }): Operation => {
      return { kind: 'createSequence', name, definition: { ...definition, ownedBy: null } };
    }),
    ...tables.map(creation),
    ...model.sequences.map(({ name, definition: { ownedBy } }): Operation => {
      return { kind: 'alterSequence', name, to: { ownedBy: ownedBy ?? null }, from: {} };
    }),
    ...tables.flatMap(({ name, definition }) =>
      definition.constraints
        .filter(isLate)
        .map((constraint): Operation => ({ kind: 'addConstraint', table: name, constraint })),
    ),
  ];
}

/** Of partitions, how many tables they are beneath. */
function depth({ partition }: TableFact, model: SchemaModel): number {
  const parent = model.tables.find(({ name }) => partition && showName(name) === showName(partition.of));
  return parent === undefined ? 0 : 1 + depth(parent, model);
}

function creation({ name, definition, partition }: TableFact): Operation {
  const early = definition.constraints.filter((constraint) => !isLate(constraint));
  const given = { ...definition, constraints: early };
  return partition === undefined
    ? { kind: 'createTable', table: name, definition: given }
    : {
        kind: 'createPartition',
        table: name,
        of: partition.of,
        bounds: toBounds(partition.bounds),
        definition: given,
      };
}

/** A new table has no rows that would not be checked, and PostgreSQL takes its constraints for valid. */
function isLate(constraint: ConstraintDefinition): boolean {
  return constraint.type === 'foreignKey' || ('notValid' in constraint && constraint.notValid === true);
}

function toBounds(text: string): PartitionBounds {
  const [, list] = /^FOR VALUES IN \((.*)\)$/.exec(text) ?? [];
  if (list !== undefined) {
    return { in: fragments(list) };
  }
  const [, modulus, remainder] = /^FOR VALUES WITH \(modulus (\d+), remainder (\d+)\)$/.exec(text) ?? [];
  if (modulus !== undefined) {
    return { modulus: Number(modulus), remainder: Number(remainder) };
  }
  const [, from, to] = /^FOR VALUES FROM \((.*)\) TO \((.*)\)$/.exec(text) ?? [];
  return from === undefined || to === undefined
    ? { default: true }
    : { from: fragments(from), to: fragments(to) };
}

function fragments(list: string): SqlFragment[] {
  return splitExpressions(list).map((item) => new SqlFragment([item], []));
}
