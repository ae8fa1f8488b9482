import { sql as kyselySql } from 'kysely';

import { chunk, count, type Row } from './bulk-insert.js';
import { compileRaw } from './compiler.js';
import type { OperationKind } from './operation-kind.js';

/** Undoes a `bulkInsert`. */
export interface DeleteRows {
  kind: 'deleteRows';
  table: string;
  /** The values that identify each row, by column. */
  keys: readonly Row[];
}

export const deleteRows: OperationKind<DeleteRows> = {
  compile: ({ table, keys }) =>
    chunk(keys).map((part) =>
      compileRaw(
        kyselySql`delete from ${kyselySql.table(table)} where (${columnsOf(part)}) in (${tuples(part)})`,
      ),
    ),
  invert: ({ table, keys }) => ({
    irreversible: `deleting ${count(keys)} of ${table} does not say what they were`,
    remedy: `op.bulkInsert('${table}', rows) in down(op)`,
  }),
  describe: ({ table, keys }) => `delete ${count(keys)} of ${table}`,
};

function columnsOf(keys: readonly Row[]) {
  return kyselySql.join(Object.keys(keys[0] ?? {}).map((column) => kyselySql.id(column)));
}

function tuples(keys: readonly Row[]) {
  return kyselySql.join(keys.map((key) => kyselySql`(${kyselySql.join(Object.values(key))})`));
}
