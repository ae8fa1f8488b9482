import type { Part } from '../part.js';
import { columnClause } from './column-clause.js';
import type { ColumnFact } from './column-facts.js';
import type { ConstraintFact } from './constraint-facts.js';
import { inheritsPlainly } from './inherits.js';
import type { WholeTable } from './read-tables.js';

/** What a table is made of: itself, and what has to come after it. */
export function tableParts(
  table: WholeTable,
  tables: ReadonlyMap<string, WholeTable>,
  isLoose: boolean,
): Part[] {
  const plain = inheritsPlainly(table, tables);
  const inline = table.constraints.filter(
    ({ kind, inline, local }) => inline && !(isLoose && kind === 'check') && (local || !plain),
  );
  const inherits = plain || table.bound !== null;
  const separate = table.constraints.filter(
    (constraint) =>
      !inline.includes(constraint) && (constraint.local || constraint.attach !== null || !inherits),
  );
  const columns = plain ? table.columns.filter(({ local }) => local) : table.columns;
  return [
    wholePart(
      table,
      [...columns.map((column) => columnClause(column, !isLoose)), ...inline.map(clauseOf)],
      plain,
    ),
    ...(isLoose ? columns.flatMap((column) => defaultPart(table, column)) : []),
    ...separate.map((constraint) => constraintPart(table, constraint)),
  ];
}

function wholePart(table: WholeTable, clauses: readonly string[], plain: boolean): Part {
  const { oid, sql, name, unlogged, parents, partitionKey, method, options } = table;
  const create = [
    `create ${unlogged ? 'unlogged ' : ''}table ${sql} (${clauses.map((clause) => `\n  ${clause}`).join(',')}\n)`,
    ...(plain ? [`inherits (${parents.join(', ')})`] : []),
    ...(partitionKey === null ? [] : [`partition by ${partitionKey}`]),
    ...(method === null ? [] : [method]),
    ...(options === null ? [] : [`with (${options})`]),
  ].join(' ');
  const drop = `drop table ${sql}`;
  return {
    id: `pg_class/${oid}`,
    kind: 'table',
    name,
    owner: null,
    create: [create, ...(plain ? [] : bindings(table)), ...settings(table)],
    drop: [drop],
  };
}

function clauseOf({ sql, definition }: Pick<ConstraintFact, 'sql' | 'definition'>): string {
  return `constraint ${sql} ${definition}`;
}

/** Binds the table to the ones that it was created without. */
function bindings({ sql, parents, bound }: WholeTable): string[] {
  return parents.map((parent) =>
    bound === null
      ? `alter table only ${sql} inherit ${parent}`
      : `alter table only ${parent} attach partition ${sql} ${bound}`,
  );
}

function settings({ sql, columns, ofType, ...table }: WholeTable): string[] {
  const actions = [
    ...columns.flatMap(({ addNotNull }) => addNotNull ?? []),
    ...(ofType === null ? [] : [`of ${ofType}`]),
    ...(table.replicaIdentity === null ? [] : [`replica identity ${table.replicaIdentity}`]),
    ...(table.rowSecurity ? ['enable row level security'] : []),
    ...(table.forcedSecurity ? ['force row level security'] : []),
  ];
  return actions.map((action) => `alter table only ${sql} ${action}`);
}

function defaultPart({ oid, sql, name }: WholeTable, column: ColumnFact): Part[] {
  const { defaultOid, expression, generated } = column;
  const alter = `alter table only ${sql} alter column ${column.sql}`;
  return defaultOid === null || generated !== null
    ? []
    : [
        {
          id: `pg_attrdef/${defaultOid}`,
          kind: 'default',
          name: `${name}.${column.name}`,
          owner: `pg_class/${oid}`,
          create: [`${alter} set default ${expression}`],
          drop: [`${alter} drop default`],
        },
      ];
}

function constraintPart(
  { oid, sql, name, partitionKey }: WholeTable,
  { attach, kind, ...constraint }: ConstraintFact,
): Part {
  // A foreign key of a partitioned table is one of its partitions as well; an index is made for each of them.
  const whole = partitionKey !== null && (kind === 'foreign key' || kind === 'check');
  const alter = `alter table ${whole ? '' : 'only '}${sql}`;
  return {
    id: `pg_constraint/${constraint.oid}`,
    kind,
    name: `${name}.${constraint.name}`,
    owner: `pg_class/${oid}`,
    create: [`${alter} add ${clauseOf(constraint)}`, ...(attach === null ? [] : [attach])],
    drop: attach === null ? [`alter table ${sql} drop constraint ${constraint.sql}`] : [],
  };
}
