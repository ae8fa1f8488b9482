import type { Compilable } from 'kysely';

import { builder, compileNode } from './compiler.js';
import { addConstraintTo } from './constraint-sql.js';
import type { ConstraintDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';

/** Made by `addForeignKey`, `addUnique`, `addCheck` and `addPrimaryKey`. */
export interface AddConstraint {
  kind: 'addConstraint';
  table: string;
  constraint: ConstraintDefinition;
}

export const addConstraint: OperationKind<AddConstraint> = {
  compile: ({ table, constraint }) => [
    compileNode(addConstraintTo<Compilable>(builder.schema.alterTable(table), constraint)),
  ],
  invert: ({ table, constraint }) => [
    { kind: 'dropConstraint', table, name: constraint.name, was: constraint },
  ],
  describe: ({ table, constraint }) => `add ${TITLES[constraint.type]} ${constraint.name} on ${table}`,
};

const TITLES: Record<ConstraintDefinition['type'], string> = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  check: 'check',
  foreignKey: 'foreign key',
};
