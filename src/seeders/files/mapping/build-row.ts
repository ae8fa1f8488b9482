import type { PlainRow } from '../../reference/entity-rows.js';
import { ValueFault } from '../values/value-fault.js';
import type { Nullability } from './nullability.js';
import type { MappedColumn, PlanBranch, PlanLeaf, PlanNode } from './row-plan.js';

/** A value of a row does not fit its column. */
export class ColumnFault extends Error {
  override readonly name = 'ColumnFault';

  constructor(
    readonly mapped: MappedColumn,
    readonly value: unknown,
    override readonly cause: ValueFault,
  ) {
    super(cause.expected, { cause });
  }
}

/** The row that values make. What is left to a default is left out. @throws ColumnFault */
export function buildRow(plan: ReadonlyMap<string, PlanNode>, values: readonly unknown[]): PlainRow {
  const row: Record<string, unknown> = {};
  for (const [key, node] of plan) {
    const value = 'mapped' in node ? leafValue(node, values) : branchValue(node, values);
    if (value !== undefined) {
      row[key] = value;
    }
  }
  return row;
}

function leafValue({ mapped, nullability }: PlanLeaf, values: readonly unknown[]): unknown {
  const value = values[mapped.index];
  if (value === undefined) {
    return undefined;
  }
  try {
    return value === null ? nothing(nullability) : mapped.convert(value);
  } catch (error) {
    throw error instanceof ValueFault ? new ColumnFault(mapped, value, error) : error;
  }
}

function nothing(nullability: Nullability): null | undefined {
  if (nullability === 'required') {
    throw new ValueFault('value, since the property is not nullable');
  }
  return nullability === 'nullable' ? null : undefined;
}

/** A relation of which the whole key is null is null; so is an embedded property that may be. */
function branchValue(branch: PlanBranch, values: readonly unknown[]): unknown {
  const { first, indices, children, nullability, isRelation } = branch;
  const isEmpty = indices.every((index) => values[index] === null || values[index] === undefined);
  if (!isEmpty || !(isRelation || nullability === 'nullable')) {
    return buildRow(children, values);
  }
  try {
    return nothing(nullability);
  } catch (error) {
    throw error instanceof ValueFault ? new ColumnFault(first, null, error) : error;
  }
}
