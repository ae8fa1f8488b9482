import type { ColumnState } from '../../../../operations/columns/alter-column.js';
import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { Pair } from '../../pair-up.js';
import { isSame } from '../../same.js';
import { baseType } from './base-type.js';
import { identityChange } from './identity-change.js';
import { hasOtherType } from './type-change.js';

export interface StateChange {
  readonly to: ColumnState;
  readonly from: ColumnState;
}

/** The aspects in which two columns differ, with all that PostgreSQL takes away with the old type. Without nullability. */
export function columnChange(pair: Pair<ColumnDefinition>): StateChange {
  const parts = [
    typeChange(pair),
    defaultChange(pair),
    identityChange(pair),
    expressionChange(pair),
    storageChange(pair),
    commentStates(pair),
  ];
  return {
    to: Object.assign({}, ...parts.map(({ to }) => to)),
    from: Object.assign({}, ...parts.map(({ from }) => from)),
  };
}

const NOTHING: StateChange = { to: {}, from: {} };

function typeChange({ before, after }: Pair<ColumnDefinition>): StateChange {
  if (!hasOtherType(before, after)) {
    return NOTHING;
  }
  const collated = before.collation !== undefined || after.collation !== undefined;
  return collated && isCollatable(before.type) && isCollatable(after.type)
    ? { to: withCollation(after), from: withCollation(before) }
    : { to: typeState(after), from: typeState(before) };
}

function typeState({ type, collation }: ColumnDefinition): ColumnState {
  return collation === undefined ? { type } : { type, collation };
}

function withCollation({ type, collation = 'pg_catalog.default' }: ColumnDefinition): ColumnState {
  return { type, collation };
}

/** Of the types that are PostgreSQL's own; a domain over one has a collation of its own. */
function isCollatable(type: string): boolean {
  return ['text', 'varchar', 'char', 'citext'].includes(baseType(type).replace(/(\[\])+$/, ''));
}

/** One that stays is said again, because PostgreSQL keeps the expression over the old type, or can't turn it into the new one. */
function defaultChange({ before, after }: Pair<ColumnDefinition>): StateChange {
  const present = before.default !== undefined && after.default !== undefined;
  const retold = present && baseType(before.type) !== baseType(after.type);
  return isSame(before.default, after.default) && !retold
    ? NOTHING
    : { to: { default: after.default ?? null }, from: { default: before.default ?? null } };
}

function expressionChange({ before, after }: Pair<ColumnDefinition>): StateChange {
  return isSame(before.generated, after.generated)
    ? NOTHING
    : {
        to: { generated: after.generated?.expression ?? null },
        from: { generated: before.generated?.expression ?? null },
      };
}

/** A change of type takes the storage and compression of the new one. */
function storageChange({ before, after }: Pair<ColumnDefinition>): StateChange {
  const retold = before.type !== after.type;
  const differs = (key: 'storage' | 'compression') =>
    before[key] !== after[key] || (retold && after[key] !== undefined);
  return {
    to: {
      ...(differs('storage') && { storage: after.storage ?? 'default' }),
      ...(differs('compression') && { compression: after.compression ?? 'default' }),
    },
    from: {
      ...(differs('storage') && { storage: before.storage ?? 'default' }),
      ...(differs('compression') && { compression: before.compression ?? 'default' }),
    },
  };
}

function commentStates({ before, after }: Pair<ColumnDefinition>): StateChange {
  return before.comment === after.comment
    ? NOTHING
    : { to: { comment: after.comment ?? null }, from: { comment: before.comment ?? null } };
}
