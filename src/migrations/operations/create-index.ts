import { sql as kyselySql } from 'kysely';

import { builder, compileNode, compileText } from './compiler.js';
import type { IndexDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';

export interface CreateIndex {
  kind: 'createIndex';
  table: string;
  index: IndexDefinition;
  ifNotExists?: boolean;
}

export const createIndex: OperationKind<CreateIndex> = {
  compile({ table, index, ifNotExists = false }) {
    const { name, columns, unique = false, method, where } = index;
    const node = builder.schema
      .createIndex(name)
      .$call((start) => (unique ? start.unique() : start))
      .$call((start) => (ifNotExists ? start.ifNotExists() : start))
      .on(table)
      .$call((start) => (method === undefined ? start : start.using(method)))
      .columns(columns.map((column) => kyselySql.id(column)))
      .$call((start) =>
        where === undefined ? start : start.where(kyselySql.raw<boolean>(compileText(where))),
      );
    return [compileNode(node)];
  },
  invert: ({ table, index }) => [{ kind: 'dropIndex', table, name: index.name, was: index }],
  describe: ({ table, index }) =>
    `create ${index.unique === true ? 'unique ' : ''}index ${index.name} on ${table} (${index.columns.join(', ')})`,
};
