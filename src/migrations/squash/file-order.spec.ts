import { findLostPlaces, type OrderedFile } from './file-order.js';

/** `b < a` follows by its place, `b = a` says so; each is named by what it is sorted by. */
function read(lines: readonly string[]): OrderedFile[] {
  return lines.map((line) => {
    const [, folder = '', id = '', mark, parent] =
      /^(?:(\w+)\/)?(\w+)(?: ([<=])(?: (\w+))?)?$/.exec(line) ?? [];
    const parents = parent === undefined ? [] : [parent];
    return { id, folder, key: id, followsFile: mark === '<', parents };
  });
}

describe('findLostPlaces', () => {
  const replaced = new Map([
    ['a', 'b_base'],
    ['b', 'b_base'],
  ]);

  it.each([
    ['all are there', ['a <', 'b < a', 'b_base =', 'c < b'], []],
    ['what is replaced is gone', ['b_base =', 'c < b'], []],
    [
      'the baseline is in another folder',
      ['x/b_base =', 'y/c < b', 'y/d < c'],
      [{ id: 'c', parents: ['b_base'] }],
    ],
    ['another one comes between', ['b_base =', 'bb =', 'c < b'], [{ id: 'c', parents: ['b_base'] }]],
    ['a base gets one before it', ['b_base =', 'c <'], [{ id: 'c', parents: [] }]],
    ['it says its parents', ['x/b_base =', 'y/c = b'], []],
  ])('where %s', (_what, lines, lost) => {
    expect(findLostPlaces(read(lines), replaced)).toEqual(lost);
  });
});
