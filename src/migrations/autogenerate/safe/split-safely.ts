import { isSameName } from '../../operations/names.js';
import type { Operation } from '../../operations/operation.js';
import { safeConstraint } from './safe-constraint.js';
import { safeFill } from './safe-fill.js';
import { safeIndex } from './safe-index.js';
import { safeNotNull } from './safe-not-null.js';
import type { MigrationPart } from './migration-part.js';
import {
  OUTSIDE,
  STAGES,
  type SafeForm,
  type SafetyContext,
  type SafetyFacts,
  type Staged,
} from './stages.js';

const FORMS: readonly SafeForm[] = [safeFill, safeIndex, safeConstraint, safeNotNull];

/**
 * Turns operations that would keep others waiting on busy tables for as long as rows are gone through into forms that do not,
 * and spreads them over as many migrations as these need. The operations of each keep their order.
 */
export function splitSafely(operations: readonly Operation[], facts: SafetyFacts): MigrationPart[] {
  const context: SafetyContext = {
    operations,
    isBusy: (table) => facts.isBusy(table) && !operations.some((each) => creates(each, table)),
    isPartitioned: (table) => facts.isPartitioned(table),
  };
  const byStage = Map.groupBy(
    operations.flatMap((operation) => staged(operation, context)),
    ({ stage }) => stage,
  );
  return STAGES.flatMap((stage) => {
    const found = byStage.get(stage);
    return found === undefined ? [] : [{ stage, operations: found.map(({ operation }) => operation) }];
  }).map(({ stage, operations }, place) => ({
    operations,
    transaction: !OUTSIDE.has(stage),
    suffix: place === 0 ? [] : [stage],
  }));
}

/** All operations in one migration, as they are. */
export function unsplit(operations: readonly Operation[]): MigrationPart[] {
  return operations.length === 0 ? [] : [{ operations, transaction: true, suffix: [] }];
}

function staged(operation: Operation, context: SafetyContext): readonly Staged[] {
  for (const form of FORMS) {
    const safe = form(operation, context);
    if (safe !== undefined) {
      return safe;
    }
  }
  return [{ stage: 'change', operation }];
}

function creates(operation: Operation, table: Parameters<SafetyFacts['isBusy']>[0]): boolean {
  return (
    (operation.kind === 'createTable' || operation.kind === 'createPartition') &&
    isSameName(operation.table, table)
  );
}
