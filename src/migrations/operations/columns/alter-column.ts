import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { SqlFragment, type SqlText } from '../sql-text.js';
import { alters } from '../touches.js';
import { columnStatements } from './alter-column-statements.js';
import type { ColumnDefinition, DefaultDefinition, IdentityDefinition } from './column-definition.js';
import { isWidening } from './column-work.js';
import { defaultSource } from './default-value.js';

/** What a column is told to be; what is absent stays as it is, and `null` takes it away. */
export interface ColumnState {
  type?: string;
  nullable?: boolean;
  default?: DefaultDefinition | null;
  identity?: IdentityDefinition | null;
  /** PostgreSQL 17 and later set another expression, which rewrites the table. */
  generated?: SqlText | null;
  /** Goes with `type`: a change of type without one takes the collation of the type. */
  collation?: ObjectName;
  storage?: ColumnDefinition['storage'] | 'default';
  compression?: ColumnDefinition['compression'] | 'default';
  /** How finely `analyze` looks at it; `null` is PostgreSQL's default. */
  statistics?: number | null;
  comment?: string | null;
}

const ASPECTS = [
  'type',
  'nullable',
  'default',
  'identity',
  'generated',
  'collation',
  'storage',
  'compression',
  'statistics',
  'comment',
] as const satisfies (keyof ColumnState)[];

export interface AlterColumn {
  kind: 'alterColumn';
  table: ObjectName;
  column: string;
  to: ColumnState;
  /** What each of them was, so that the change can be undone. Nullability needs no word. */
  from: ColumnState;
  /** How the present values become those of the new type. */
  using?: SqlText;
  /** How they turn back. */
  revertUsing?: SqlText;
}

/** All aspects in one `alter table`: one lock, and at most one rewrite of the table. */
export const alterColumn: OperationKind<AlterColumn> = {
  compile: columnStatements,

  invert(operation) {
    const { table, column, to, from, using: revertUsing, revertUsing: using } = operation;
    const unsaid = aspectsOf(to).filter((key) => key !== 'nullable' && from[key] === undefined);
    if (unsaid.length > 0) {
      return {
        irreversible: `altering the column ${showName(table)}.${column} does not say what its ${unsaid.join(' and ')} was`,
        remedy: `op.alterColumn(${toSource(table)}, ${toSource(column)}, { ... }, { from: { ${unsaid.map((key) => `${key}: ...`).join(', ')} } })`,
      };
    }
    return [{ kind: 'alterColumn', table, column, to: before(to, from), from: to, using, revertUsing }];
  },

  source: ({ table, column, to, from, using, revertUsing }) =>
    op(
      'alterColumn',
      literal(table),
      literal(column),
      optionsOf(stateSource(to)) ?? '{}',
      optionsOf({ from: aspectsOf(from).length === 0 ? undefined : stateSource(from), using, revertUsing }),
    ),

  describe: ({ table, column, to }) =>
    `alter column ${showName(table)}.${column} (${aspectsOf(to).join(', ')})`,

  touches: (operation) => [alters(operation.table, touchOf(operation))],
};

/** What the change costs: most changes of type write the table anew, and `set not null` reads it. */
function touchOf({ to, from, using }: AlterColumn): Parameters<typeof alters>[1] {
  const aspects = aspectsOf(to);
  if (aspects.every((aspect) => aspect === 'statistics' || aspect === 'comment')) {
    return { lock: 'share update exclusive' };
  }
  if (typeof to.generated === 'string' || to.generated instanceof SqlFragment) {
    return { work: 'rewrite' };
  }
  if (to.type !== undefined && (using !== undefined || !isWidening(from.type, to.type))) {
    return { work: 'rewrite' };
  }
  return to.nullable === false ? { work: 'scan' } : {};
}

function aspectsOf(state: ColumnState): (keyof ColumnState)[] {
  return ASPECTS.filter((key) => state[key] !== undefined);
}

/** The state of each aspect that `to` changes, as it was. */
function before(to: ColumnState, from: ColumnState): ColumnState {
  const known = aspectsOf(to).filter((key) => key !== 'nullable');
  const was = Object.fromEntries(known.map((key) => [key, from[key]]));
  return to.nullable === undefined ? was : { ...was, nullable: from.nullable ?? !to.nullable };
}

/** As `op.alterColumn` takes it, where a default is a bare value or a fragment of SQL. */
function stateSource(state: ColumnState): object {
  return { ...state, default: defaultSource(state.default) };
}
