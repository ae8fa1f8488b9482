import { showName, type ObjectName } from '../operations/names.js';
import {
  describeOperation,
  runsOutsideTransaction,
  touchesOf,
  type Operation,
} from '../operations/operation.js';
import type { RunSql } from '../operations/sql/run-sql.js';
import type { Reversible } from '../operations/sql/reversible.js';
import { alters, type Touches } from '../operations/touches.js';

/** What SQL does that no operation stands for. */
export type SqlStep =
  | { kind: 'dropNamedIndex'; name: ObjectName; concurrently: boolean }
  | { kind: 'lockTable'; tables: readonly ObjectName[] }
  /** `vacuum full`, `cluster` and their like; without a table they go through all. */
  | { kind: 'rewriteTable'; command: string; table?: ObjectName }
  /** Code that can't be looked into, and SQL that PostgreSQL's parser refuses. */
  | { kind: 'unread'; what: string };

/** What a rule looks at: the operations, with SQL as the operations that it amounts to. */
export type LintStep = Exclude<Operation, RunSql | Reversible> | SqlStep;

export interface ReadStep {
  step: LintStep;
  /** Whether it was written as SQL. */
  fromSql: boolean;
  /** Whether PostgreSQL refuses it in a transaction. */
  outside: boolean;
}

export type StepOf<K extends LintStep['kind']> = Extract<LintStep, { kind: K }>;

export function isSqlStep(step: LintStep): step is SqlStep {
  return ['dropNamedIndex', 'lockTable', 'rewriteTable', 'unread'].includes(step.kind);
}

export function outsideTransaction(step: LintStep): boolean {
  return !isSqlStep(step) && runsOutsideTransaction(step);
}

/** One line about it. */
export function describeStep(step: LintStep): string {
  if (!isSqlStep(step)) {
    return describeOperation(step);
  }
  switch (step.kind) {
    case 'dropNamedIndex':
      return `drop index ${showName(step.name)}`;
    case 'lockTable':
      return `lock table ${step.tables.map(showName).join(', ')}`;
    case 'rewriteTable':
      return [step.command, step.table && showName(step.table)].filter(Boolean).join(' ');
    case 'unread':
      return step.what;
  }
}

export function touchesOfStep(step: LintStep): Touches {
  if (!isSqlStep(step)) {
    return touchesOf(step);
  }
  switch (step.kind) {
    case 'lockTable':
      return step.tables.map((table) => alters(table));
    case 'rewriteTable':
      return step.table === undefined ? 'unknown' : [alters(step.table, { work: 'rewrite' })];
    default:
      return 'unknown';
  }
}
