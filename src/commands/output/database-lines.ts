import type { DatabaseTable } from '../../database/description/database-tables.js';
import type { DatabaseDescription } from '../../database/description/describe-database.js';
import { paint } from './command-output.js';
import { formatCount } from './duration.js';
import { formatNumber, formatSize } from './size.js';
import { alignColumns } from './table.js';

/** A database for people: the server, then its tables, views and types. */
export function databaseLines(description: DatabaseDescription): string[] {
  const { tables, views, types } = description;
  return [
    ...factLines(description),
    '',
    ...(tables.length === 0 ? ['There are no tables.'] : tableLines(description)),
    ...(views === undefined
      ? []
      : listing(
          'views',
          views.map((view) => [qualified(view), view.comment ?? '']),
        )),
    ...(types === undefined
      ? []
      : listing(
          'types',
          types.map((type) => [qualified(type), type.kind, type.definition]),
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
      `${connections.database} to the database, ${connections.server} of ${connections.max} to the server`,
    ],
    ['Schemas', schemas.join(', ') || 'none'],
  ];
  return alignColumns(facts.map(([name = '', fact = '']) => [paint('dim', name), fact]));
}

function tableLines({ tables, totals, counted, schemas }: DatabaseDescription): string[] {
  const estimated = counted ? '' : '~';
  const nameOf = schemas.length > 1 ? qualified : ({ name }: DatabaseTable) => name;
  const head = ['Table', 'Kind', 'Rows', 'Size', 'Indexes', 'Their size'].map((title) => paint('dim', title));
  const rows = tables.map((table) => [
    nameOf(table),
    kindOf(table),
    table.rows === null ? '?' : estimated + formatNumber(table.rows),
    ...sizesOf(table),
  ]);
  const sum = [
    formatCount(totals.tables, 'table'),
    '',
    estimated + formatNumber(totals.rows),
    ...sizesOf(totals),
  ];
  return [
    ...alignColumns([head, ...rows, sum.map((cell) => paint('bold', cell))], '  ', [2, 3, 4, 5]),
    ...footnote(tables, counted),
  ];
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

function qualified({ schema, name }: { schema: string; name: string }): string {
  return `${schema}.${name}`;
}
