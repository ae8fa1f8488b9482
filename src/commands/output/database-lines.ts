import type { DatabaseTable } from '../../database/description/database-tables.js';
import type { DatabaseDescription } from '../../database/description/describe-database.js';
import { paint } from './command-output.js';
import { formatCount } from './duration.js';
import { formatNumber, formatSize } from './size.js';
import { alignColumns } from './table.js';

/** A database for people: the server, then its tables, views and types. */
export function databaseLines(description: DatabaseDescription): string[] {
  const { tables, schemas, views, types } = description;
  const nameOf = nameIn(schemas);
  return [
    ...factLines(description),
    '',
    ...(tables.length === 0 ? ['There are no tables.'] : tableLines(description)),
    ...(views === undefined
      ? []
      : listing(
          'views',
          views.map((view) => [nameOf(view), view.comment ?? '']),
        )),
    ...(types === undefined
      ? []
      : listing(
          'types',
          types.map((type) => [nameOf(type), type.kind, type.definition]),
        )),
  ];
}

function factLines({ database, size, version, host, port, user, connections, schemas }: DatabaseDescription) {
  const facts = [
    ['Database', `${database}, ${formatSize(size)}`],
    ['Server', `PostgreSQL ${version} at ${host}:${port}`],
    ['User', user],
    [
      'Connections',
      `${connections.database} to this database, ${connections.server} of ${connections.max} on the server`,
    ],
    ['Schemas', schemas.join(', ') || 'none'],
  ];
  return alignColumns(facts.map(([name = '', fact = '']) => [paint('dim', name), fact]));
}

function tableLines({ tables, totals, counted, schemas }: DatabaseDescription): string[] {
  const nameOf = nameIn(schemas);
  const showRows = rowsText(counted, tables);
  const hasKinds = tables.some(({ kind }) => kind !== 'table');
  const cells = [
    ['Table', 'Kind', 'Rows', 'Size', 'Indexes', 'Their size'].map((title) => paint('dim', title)),
    ...tables.map((table) => [nameOf(table), kindOf(table), showRows(table.rows), ...sizesOf(table)]),
    [formatCount(totals.tables, 'table'), '', showRows(totals.rows, true), ...sizesOf(totals)].map((cell) =>
      paint('bold', cell),
    ),
  ];
  const rows = hasKinds ? cells : cells.map(([name = '', , ...measures]) => [name, ...measures]);
  return [...alignColumns(rows, '  ', hasKinds ? [2, 3, 4, 5] : [1, 2, 3, 4]), ...footnote(tables, counted)];
}

/** `~` marks an estimate, `+` a sum that lacks something. */
function rowsText(counted: boolean, tables: readonly DatabaseTable[]) {
  const isPartial = tables.some(({ rows }) => rows === null);
  return (rows: number | null, isSum = false): string =>
    rows === null ? '?' : `${counted ? '' : '~'}${formatNumber(rows)}${isSum && isPartial ? '+' : ''}`;
}

/** The schema is worth saying where there are several. */
function nameIn(schemas: readonly string[]) {
  return ({ schema, name }: { schema: string; name: string }): string =>
    schemas.length > 1 ? `${schema}.${name}` : name;
}

function sizesOf({
  size,
  indexes,
  indexSize,
}: Pick<DatabaseTable, 'size' | 'indexes' | 'indexSize'>): string[] {
  return [formatSize(size), String(indexes), formatSize(indexSize)];
}

function kindOf({ kind, partitions }: DatabaseTable): string {
  return kind === 'partitioned' ? formatCount(partitions, 'partition') : kind;
}

function footnote(tables: readonly DatabaseTable[], counted: boolean): string[] {
  if (tables.every(({ rows }) => rows !== null)) {
    return [];
  }
  return [
    '',
    counted
      ? 'Rows of foreign tables are not counted, nor those of tables that the user may not read.'
      : 'There are no statistics yet where a ? stands. `--counts` counts the rows.',
  ];
}

function listing(what: 'views' | 'types', rows: readonly string[][]): string[] {
  return ['', ...(rows.length === 0 ? [`There are no ${what}.`] : [heading(what), ...alignColumns(rows)])];
}

const heading = (what: 'views' | 'types') => paint('dim', what === 'views' ? 'Views' : 'Types');
