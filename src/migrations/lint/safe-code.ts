import type { NamingRule } from '../operations/names.js';
import { compileOperation, renderOperations, type Operation } from '../operations/operation.js';

/** A part of the safe way. */
export interface SafePart {
  /** What is to be said before the code. */
  note?: string;
  /** Whether it is for a migration outside a transaction. */
  outside?: boolean;
  operations?: readonly Operation[];
}

/** The safe way in the language that the migration is written in. */
export function safeCode(parts: readonly SafePart[], fromSql: boolean, naming?: NamingRule): string {
  const remark = fromSql ? '--' : '//';
  const setting = fromSql ? '-- transaction: false' : 'static readonly transaction = false;';
  return parts
    .flatMap(({ note, outside = false, operations = [] }) => [
      ...(note === undefined ? [] : [`${remark} ${note}`]),
      ...(outside ? [setting] : []),
      ...(operations.length === 0
        ? []
        : [fromSql ? toSql(operations) : renderOperations(operations, naming)]),
    ])
    .join('\n');
}

function toSql(operations: readonly Operation[]): string {
  return operations
    .flatMap(compileOperation)
    .map((statement) => `${statement};`)
    .join('\n');
}
