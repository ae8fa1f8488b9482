import { CompositeAttributeError } from '../../../errors/composite-attribute.error.js';
import type { ColumnBuilder, ColumnParts } from '../columns/column-builder.js';
import type { ColumnDefinition } from '../columns/column-definition.js';
import { ColumnFactory } from '../columns/column-factory.js';
import { showName, type ObjectName } from '../names.js';

/** Says what a composite type is: its attributes, through the type methods of columns. */
export type DescribeType = (t: ColumnFactory) => void;

/** What PostgreSQL keeps of an attribute. */
export type AttributeDefinition = Pick<ColumnDefinition, 'name' | 'type' | 'collation' | 'comment'>;

const KEPT = new Set(['name', 'type', 'collation', 'comment']);

/** Collects the attributes of a composite type. */
export class CompositeBuilder extends ColumnFactory {
  readonly #attributes: ColumnBuilder[] = [];

  override column(name: string, type: string): ColumnBuilder {
    const attribute = super.column(name, type);
    this.#attributes.push(attribute);
    return attribute;
  }

  build(): AttributeDefinition[] {
    return this.#attributes.map((attribute) => toAttribute(this.table, attribute.build()));
  }
}

export function describeType(name: ObjectName, define: DescribeType): AttributeDefinition[] {
  const builder = new CompositeBuilder(name);
  define(builder);
  return builder.build();
}

function toAttribute(type: ObjectName, { column, constraints, indexes }: ColumnParts): AttributeDefinition {
  const unfit = [
    ...Object.keys(column).filter((key) => !KEPT.has(key)),
    ...constraints.map((constraint) => constraint.type),
    ...indexes.map(() => 'index'),
  ];
  if (unfit.length > 0) {
    throw new CompositeAttributeError(showName(type), column.name, unfit);
  }
  return column;
}
