import type { ColumnDefinition } from '../../../operations/columns/column-definition.js';
import { NO_DECISIONS } from '../../decisions/decisions.js';
import { EMPTY_MODEL, type TableFact } from '../../model/schema-model.js';
import { findChangedTables } from './changed-tables.js';

const table = (columns: ColumnDefinition[], rest: Partial<TableFact> = {}): TableFact => ({
  name: 't',
  definition: { columns, constraints: [], indexes: [] },
  ...rest,
});
const part = (bounds: string): TableFact => table([], { name: 'p', partition: { of: 't', bounds } });
const spread = (strategy: 'list' | 'range'): TableFact => ({
  ...table([a]),
  definition: { ...table([a]).definition, partitionBy: { strategy, columns: ['a'] } },
});

const a: ColumnDefinition = { name: 'a', type: 'integer' };
const b: ColumnDefinition = { name: 'b', type: 'text' };

function changed(before: TableFact[], after: TableFact[]) {
  const { dropped, columns } = findChangedTables({
    before: { ...EMPTY_MODEL, tables: before, enums: [{ name: 's', values: ['x'] }] },
    after: { ...EMPTY_MODEL, tables: after, enums: [{ name: 's', values: ['y'] }] },
    decisions: NO_DECISIONS,
  });
  return { dropped, columns: columns.map(({ table: name, column }) => `${JSON.stringify(name)}.${column}`) };
}

describe('what of tables is changed such that nothing may be made of it meanwhile', () => {
  it.each<[string, TableFact[], TableFact[], dropped: string[], columns: string[]]>([
    ['nothing', [table([a, b])], [table([b, a])], [], []],
    [
      'a default, a comment and nullability',
      [table([a])],
      [table([{ ...a, notNull: true, comment: 'x', default: { value: 1 } }])],
      [],
      [],
    ],
    ['a type', [table([a, b])], [table([{ ...a, type: 'bigint' }, b])], [], ['a']],
    ['a collation', [table([b])], [table([{ ...b, collation: 'C' }])], [], ['b']],
    ['an expression', [table([a])], [table([{ ...a, generated: { expression: '1' } }])], [], ['a']],
    ['a column that goes', [table([a, b])], [table([b])], [], ['a']],
    ['a table that goes', [table([a, b])], [], ['t'], ['a', 'b']],
    [
      'a column of an enum that is replaced',
      [table([{ ...a, type: 's[]' }, b])],
      [table([{ ...a, type: 's[]' }, b])],
      [],
      ['a'],
    ],
    ['another key of partitions', [spread('list')], [spread('range')], ['t'], ['a']],
    ['other bounds', [table([a]), part('x')], [table([a]), part('y')], ['p'], ['p.a']],
    ['a type, of a partition as well', [table([a]), part('x')], [table([b]), part('x')], [], ['a', 'p.a']],
  ])('%s', (_what, before, after, dropped, columns) => {
    const shown = columns.map((column) =>
      column.includes('.') ? `"p".${column.slice(2)}` : `"t".${column}`,
    );
    expect(changed(before, after)).toEqual({ dropped, columns: shown });
  });
});
