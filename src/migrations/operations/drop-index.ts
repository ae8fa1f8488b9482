import { sql as kyselySql } from 'kysely';

import { compileRaw } from './compiler.js';
import type { IndexDefinition } from './definitions.js';
import { splitTable } from './names.js';
import type { OperationKind } from './operation-kind.js';

export interface DropIndex {
  kind: 'dropIndex';
  /** The table, in whose schema the index is. */
  table: string;
  name: string;
  /** What the index was, so that dropping it can be undone. */
  was?: IndexDefinition;
}

export const dropIndex: OperationKind<DropIndex> = {
  compile({ table, name }) {
    const { schema } = splitTable(table);
    const index = schema === undefined ? kyselySql.id(name) : kyselySql.id(schema, name);
    return [compileRaw(kyselySql`drop index ${index}`)];
  },
  invert: ({ table, name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the index ${name} of ${table} does not say what it was`,
          remedy: `op.dropIndex('${table}', ['a_column'], { name: '${name}' })`,
        }
      : [{ kind: 'createIndex', table, index: was }],
  describe: ({ table, name }) => `drop index ${name} on ${table}`,
};
