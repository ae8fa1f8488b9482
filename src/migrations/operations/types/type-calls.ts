import type { DropOptions } from '../dropping.js';
import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import { describeType, type DescribeType } from './composite-builder.js';
import type { TypeOptions } from './create-type.js';

export interface TypeCalls {
  /**
   * A composite type. Its attributes are written as columns are, and have a type, a collation and a comment.
   *
   * @throws CompositeAttributeError where an attribute is told what only a column can be, such as `.notNull()`.
   * @example op.createType('address', (t) => {
   *   t.text('street');
   *   t.varchar('postcode', 10);
   * });
   */
  createType(name: ObjectName, define: DescribeType, options?: TypeOptions): void;

  /** Takes what {@link createType} took, and is then reversible; or the type's name alone. */
  dropType(name: ObjectName, define: DescribeType, options?: TypeOptions & DropOptions): void;
  dropType(name: ObjectName, options?: DropOptions): void;

  /** Gives an enum, a domain or a composite type a new name in the same schema. */
  renameType(name: ObjectName, to: string): void;

  /** Moves an enum, a domain or a composite type. Reversible where the name says which schema it is in. */
  moveType(name: ObjectName, schema: string): void;
}

export function typeCalls({ record }: Recording): TypeCalls {
  return {
    createType: (name, define, options) =>
      record({ kind: 'createType', name, attributes: describeType(name, define), ...options }),
    dropType(
      name: ObjectName,
      define?: DescribeType | DropOptions,
      { comment, ...options }: TypeOptions & DropOptions = {},
    ) {
      if (typeof define === 'function') {
        const was = { attributes: describeType(name, define), comment };
        record({ kind: 'dropType', name, was, ...options });
      } else {
        record({ kind: 'dropType', name, ...define });
      }
    },
    renameType: (name, to) => record({ kind: 'renameType', name, to }),
    moveType: (name, schema) => record({ kind: 'moveType', name, schema }),
  };
}
