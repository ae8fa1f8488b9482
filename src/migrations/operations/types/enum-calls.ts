import { InvalidEnumMapError } from '../../../errors/invalid-enum-map.error.js';
import type { DropOptions } from '../dropping.js';
import { showName, type ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { EnumPlace } from './add-enum-value.js';
import type { EnumOptions } from './create-enum.js';
import type { EnumReplacement } from './replace-enum.js';

/** Native enums. A column of one is `t.type('status', 'shop.order_status')`. */
export interface EnumCalls {
  createEnum(name: ObjectName, values: readonly string[], options?: EnumOptions): void;

  /** Takes what {@link createEnum} took, and is then reversible; or the enum's name alone. */
  dropEnum(name: ObjectName, values: readonly string[], options?: EnumOptions & DropOptions): void;
  dropEnum(name: ObjectName, options?: DropOptions): void;

  /**
   * Adds a value, last unless `before` or `after` says another place. PostgreSQL can't take it out again, so that this
   * is not reversible; {@link replaceEnum} is.
   *
   * The value can't be used before it is committed: a migration that adds and uses it fails with "unsafe use of new
   * value". Use it in the next migration, say `static readonly transaction = false`, or take {@link replaceEnum}.
   */
  addEnumValue(
    name: ObjectName,
    value: string,
    options?: EnumPlace & {
      /** Does nothing where the enum has the value. Default: false. */
      ifNotExists?: boolean;
    },
  ): void;

  /** The rows that hold the value hold the new name from then on. */
  renameEnumValue(name: ObjectName, value: string, to: string): void;

  /**
   * Makes the enum anew with other values, which may be used at once, and turns the columns over to it: each table is
   * written anew under an `access exclusive` lock. A row whose value is gone, and that `map` says nothing of, makes it
   * fail, as it makes the way back fail.
   *
   * What mentions the enum beside the columns has to be dropped before and made again after: views, generated columns,
   * functions, and indexes, checks and policies that compare the column with a value. PostgreSQL refuses otherwise.
   * `comment` is that of the enum before and after; its owner is who runs the migration, its privileges are the default.
   *
   * @throws InvalidEnumMapError where `map` or `revertMap` mentions values that are not in `from` and `to`.
   * @example
   * op.replaceEnum('status', {
   *   from: ['draft', 'open', 'done'],
   *   to: ['open', 'done', 'archived'],
   *   map: { draft: 'open' },
   *   revertMap: { archived: 'done' },
   *   columns: [{ table: 'orders', column: 'status', default: { from: 'draft', to: 'open' } }],
   * });
   */
  replaceEnum(name: ObjectName, replacement: EnumReplacement): void;
}

export function enumCalls({ record }: Recording): EnumCalls {
  return {
    createEnum: (name, values, options) => record({ kind: 'createEnum', name, values, ...options }),
    dropEnum(
      name: ObjectName,
      values?: readonly string[] | DropOptions,
      { comment, ...options }: EnumOptions & DropOptions = {},
    ) {
      const was = isList(values) ? { values, comment } : undefined;
      record({ kind: 'dropEnum', name, was, ...(isList(values) ? options : values) });
    },
    addEnumValue: (name, value, options) => record({ kind: 'addEnumValue', name, value, ...options }),
    renameEnumValue: (name, value, to) => record({ kind: 'renameEnumValue', name, value, to }),
    replaceEnum(name, replacement) {
      ensureMapped(name, replacement);
      record({ kind: 'replaceEnum', name, ...replacement });
    },
  };
}

/** Otherwise it would show only where a row holds such a value. */
function ensureMapped(name: ObjectName, { from, to, map = {}, revertMap = {} }: EnumReplacement): void {
  const ensure = (option: 'map' | 'revertMap', values: readonly string[], known: readonly string[]) => {
    const unknown = values.find((value) => !known.includes(value));
    if (unknown !== undefined) {
      throw new InvalidEnumMapError(showName(name), option, unknown, known);
    }
  };
  ensure('map', Object.keys(map), from);
  ensure('map', Object.values(map), to);
  ensure('revertMap', Object.keys(revertMap), to);
  ensure('revertMap', Object.values(revertMap), from);
}

function isList(given: readonly string[] | DropOptions | undefined): given is readonly string[] {
  return Array.isArray(given);
}
