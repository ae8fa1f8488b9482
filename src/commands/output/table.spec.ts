import { alignColumns, fitColumns } from './table.js';

describe('alignColumns', () => {
  it.each([
    { what: 'nothing', rows: [], lines: [] },
    {
      what: 'cells of unlike width',
      rows: [
        ['a', 'bbb', 'c'],
        ['aaa', 'b', 'ccc'],
      ],
      lines: ['a    bbb  c', 'aaa  b    ccc'],
    },
    {
      what: 'empty cells at the end',
      rows: [
        ['a', '', ''],
        ['aa', 'b', ''],
      ],
      lines: ['a', 'aa  b'],
    },
    { what: 'rows of unlike length', rows: [['a'], ['aa', 'b', 'c']], lines: ['a', 'aa  b  c'] },
    {
      what: 'colours, which take no room',
      rows: [
        ['\u001B[32mok\u001B[39m', 'x'],
        ['failed', 'y'],
      ],
      lines: ['\u001B[32mok\u001B[39m      x', 'failed  y'],
    },
    {
      what: 'characters beyond 16 bits, which take one place',
      rows: [
        ['🐦', 'x'],
        ['ab', 'y'],
      ],
      lines: ['🐦   x', 'ab  y'],
    },
  ])('aligns $what', ({ rows, lines }) => {
    expect(alignColumns(rows)).toEqual(lines);
  });

  it('lets numbers end at their right', () => {
    const rows = [
      ['a', '1', '2 kB'],
      ['bb', '\u001B[2m1,000\u001B[22m', ''],
    ];
    expect(alignColumns(rows, '  ', [1, 2])).toEqual(['a       1  2 kB', 'bb  \u001B[2m1,000\u001B[22m']);
  });

  it('takes another gap', () => {
    expect(alignColumns([['a', 'b']], ' | ')).toEqual(['a | b']);
  });
});

describe('fitColumns', () => {
  const rows = [
    ['Name', 'Kind', 'None', 'Size'],
    ['a', 'table', '', '1'],
    ['bcd', 'view', '', '20'],
  ];
  it.each([
    [Infinity, ['Name  Kind   Size', 'a     table     1', 'bcd   view     20']],
    [17, ['Name  Kind   Size', 'a     table     1', 'bcd   view     20']],
    [16, ['Name  Kind', 'a     table', 'bcd   view']],
    [10, ['Name', 'a', 'bcd']],
    [1, ['Name', 'a', 'bcd']],
  ])('leaves out what there is no room for in %d columns', (width, lines) => {
    expect(fitColumns(rows, [3, 1], width, [3])).toEqual(lines);
  });
});
