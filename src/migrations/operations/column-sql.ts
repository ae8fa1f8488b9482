import { sql as kyselySql, type ColumnDefinitionBuilder, type RawBuilder } from 'kysely';

import { compileText } from './compiler.js';
import type { ColumnDefinition, DefaultDefinition } from './definitions.js';
import { quoteLiteral } from './literal.js';

interface ColumnTaker<N> {
  addColumn(
    name: string,
    type: RawBuilder<unknown>,
    build: (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder,
  ): N;
}

/** Adds the column to a `create table` or `alter table` node. */
export function addColumnTo<N>(node: ColumnTaker<N>, column: ColumnDefinition): N {
  return node.addColumn(column.name, kyselySql.raw(column.type), (start) =>
    refinements(column).reduce((refined, refine) => refine(refined), start),
  );
}

export function defaultExpression(definition: DefaultDefinition): RawBuilder<unknown> {
  return kyselySql.raw('sql' in definition ? compileText(definition.sql) : quoteLiteral(definition.value));
}

type Refinement = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

function refinements(column: ColumnDefinition): Refinement[] {
  const { notNull, identity, generated, collation } = column;
  const steps: (Refinement | undefined | false)[] = [
    collation !== undefined && ((node) => node.modifyFront(kyselySql`collate ${kyselySql.id(collation)}`)),
    notNull && ((node) => node.notNull()),
    column.default && withDefault(column.default),
    identity === 'always' && ((node) => node.generatedAlwaysAsIdentity()),
    identity === 'by default' && ((node) => node.generatedByDefaultAsIdentity()),
    generated !== undefined &&
      ((node) => node.generatedAlwaysAs(kyselySql.raw(compileText(generated))).stored()),
  ];
  return steps.filter((step) => typeof step === 'function');
}

function withDefault(definition: DefaultDefinition): Refinement {
  return (node) => node.defaultTo(defaultExpression(definition));
}
