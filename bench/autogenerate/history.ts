import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type Operation, renderOperations } from '../../src/migrations/operations/operation.js';
import { tableOf } from './entities.js';

/**
 * Writes so many migrations that lead to what the operations make. Where there are more of them than operations, the others add columns
 * and take them away again.
 */
export async function writeHistory(
  folder: string,
  operations: readonly Operation[],
  count: number,
  tables: number,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const parts = partsOf(operations, count, tables);
  await Promise.all(
    parts.map((part, index) => writeFile(join(folder, `${stampOf(index)}_step.js`), codeOf(part, index))),
  );
}

function partsOf(operations: readonly Operation[], count: number, tables: number): Operation[][] {
  const pairs = Math.max(0, Math.floor((count - operations.length / 4) / 2));
  const making = count - 2 * pairs;
  const at = (index: number) => Math.round((index * operations.length) / making);
  const made = Array.from({ length: making }, (_, index) => operations.slice(at(index), at(index + 1)));
  const passing = Array.from({ length: pairs }, (_, pair) => passingOf(pair, tables));
  return [...made, ...passing.flat()];
}

/** One adds a column, the next one takes it away. */
function passingOf(pair: number, tables: number): [Operation[], Operation[]] {
  const table = tableOf(pair % tables);
  const column = { name: `passing_${pair}`, type: 'integer' };
  return [
    [{ kind: 'addColumn', table, column }],
    [{ kind: 'dropColumn', table, column: column.name, was: column }],
  ];
}

function codeOf(operations: readonly Operation[], index: number): string {
  return `import { Migration, sql } from 'siskin';

export default class Step extends Migration {
  static revision = '${revisionOf(index)}';
  static parents = [${index === 0 ? '' : `'${revisionOf(index - 1)}'`}];

  change(op) {
${renderOperations(operations, undefined, '    ')}
  }
}
`;
}

function revisionOf(index: number): string {
  return `bench${String(index).padStart(7, '0')}`;
}

function stampOf(index: number): string {
  return String(20_260_101_000_000 + index);
}
