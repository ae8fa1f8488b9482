import type { Expression, ForeignKeyConstraintBuilder } from 'kysely';

import { compileText, toNode } from './compiler.js';
import type { ConstraintDefinition } from './definitions.js';

interface ConstraintTaker<N> {
  addPrimaryKeyConstraint(name: string, columns: string[]): N;
  addUniqueConstraint(name: string, columns: string[]): N;
  addCheckConstraint(name: string, expression: Expression<unknown>): N;
  addForeignKeyConstraint(
    name: string,
    columns: string[],
    table: string,
    referenced: string[],
    build: (key: ForeignKeyConstraintBuilder) => ForeignKeyConstraintBuilder,
  ): N;
}

/** Adds the constraint to a `create table` or `alter table` node. */
export function addConstraintTo<N>(node: ConstraintTaker<N>, constraint: ConstraintDefinition): N {
  const { name } = constraint;
  switch (constraint.type) {
    case 'primaryKey':
      return node.addPrimaryKeyConstraint(name, [...constraint.columns]);
    case 'unique':
      return node.addUniqueConstraint(name, [...constraint.columns]);
    case 'check':
      return node.addCheckConstraint(name, toNode(compileText(constraint.expression)));
    case 'foreignKey': {
      const { columns, references, onDelete, onUpdate } = constraint;
      return node.addForeignKeyConstraint(
        name,
        [...columns],
        references.table,
        [...references.columns],
        (key) => {
          const deleting = onDelete === undefined ? key : key.onDelete(onDelete);
          return onUpdate === undefined ? deleting : deleting.onUpdate(onUpdate);
        },
      );
    }
  }
}
