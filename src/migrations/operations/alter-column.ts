import { sql as kyselySql, type AlterColumnBuilder, type AlteredColumnBuilder } from 'kysely';

import { defaultExpression } from './column-sql.js';
import { builder, compileNode, compileText } from './compiler.js';
import type { DefaultDefinition } from './definitions.js';
import type { OperationKind } from './operation-kind.js';
import type { SqlText } from './sql-text.js';

/** What a column is told to be; what is absent stays as it is. */
export interface ColumnState {
  type?: string;
  nullable?: boolean;
  /** A default, or `null` for none. */
  default?: DefaultDefinition | null;
}

export interface AlterColumn {
  kind: 'alterColumn';
  table: string;
  column: string;
  to: ColumnState;
  /** What `type` and `default` were, so that the change can be undone. Nullability needs no word. */
  from: ColumnState;
  /** How the present values become those of the new type. */
  using?: SqlText;
  /** How they turn back. */
  revertUsing?: SqlText;
}

/** All aspects in one `alter table`: one lock, and at most one rewrite of the table. */
export const alterColumn: OperationKind<AlterColumn> = {
  compile({ table, column, to, using }) {
    const [first, ...others] = alterations(to, using);
    if (first === undefined) {
      return [];
    }
    const start = builder.schema.alterTable(table).alterColumn(column, first);
    return [compileNode(others.reduce((node, alteration) => node.alterColumn(column, alteration), start))];
  },

  invert({ table, column, to, from, using, revertUsing }) {
    const unsaid = (['type', 'default'] as const).filter(
      (key) => to[key] !== undefined && from[key] === undefined,
    );
    if (unsaid.length > 0) {
      return {
        irreversible: `altering the column ${table}.${column} does not say what its ${unsaid.join(' and ')} was`,
        remedy: `op.alterColumn('${table}', '${column}', { ... }, { from: { ${unsaid.map((key) => `${key}: ...`).join(', ')} } })`,
      };
    }
    return [
      {
        kind: 'alterColumn',
        table,
        column,
        to: before(to, from),
        from: to,
        using: revertUsing,
        revertUsing: using,
      },
    ];
  },

  describe: ({ table, column, to }) => `alter column ${table}.${column} (${Object.keys(to).join(', ')})`,
};

type Alteration = (column: AlterColumnBuilder) => AlteredColumnBuilder;

function alterations({ type, nullable, default: value }: ColumnState, using?: SqlText): Alteration[] {
  const steps: (Alteration | undefined)[] = [
    // A default that stays in place has to fit the new type, even where it is about to be replaced.
    type !== undefined && value ? (column) => column.dropDefault() : undefined,
    type === undefined ? undefined : (column) => column.setDataType(typeExpression(type, using)),
    value === undefined ? undefined : defaultAlteration(value),
    nullable === undefined ? undefined : (column) => (nullable ? column.dropNotNull() : column.setNotNull()),
  ];
  return steps.filter((step) => step !== undefined);
}

function typeExpression(type: string, using?: SqlText) {
  return kyselySql.raw(using === undefined ? type : `${type} using ${compileText(using)}`);
}

function defaultAlteration(value: DefaultDefinition | null): Alteration {
  return value === null
    ? (column) => column.dropDefault()
    : (column) => column.setDefault(defaultExpression(value));
}

/** The state of each aspect that `to` changes, as it was. */
function before(to: ColumnState, from: ColumnState): ColumnState {
  const nullable = to.nullable === undefined ? {} : { nullable: from.nullable ?? !to.nullable };
  const type = to.type === undefined ? {} : { type: from.type };
  const value = to.default === undefined ? {} : { default: from.default };
  return { ...type, ...nullable, ...value };
}
