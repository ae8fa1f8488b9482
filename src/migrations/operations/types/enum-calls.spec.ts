import { InvalidEnumMapError } from '../../../errors/invalid-enum-map.error.js';
import type { Operation } from '../operation.js';
import type { Operations } from '../operations.js';
import { recordOperations } from '../record.js';

describe('calls for enums', () => {
  it.each<[string, (op: Operations) => void, Operation]>([
    [
      'createEnum',
      (op) => op.createEnum('status', ['a'], { comment: 'b' }),
      { kind: 'createEnum', name: 'status', values: ['a'], comment: 'b' },
    ],
    ['dropEnum', (op) => op.dropEnum('status'), { kind: 'dropEnum', name: 'status' }],
    [
      'dropEnum with options',
      (op) => op.dropEnum('status', { cascade: true }),
      { kind: 'dropEnum', name: 'status', cascade: true },
    ],
    [
      'dropEnum with its values',
      (op) => op.dropEnum('status', ['a'], { comment: 'b', ifExists: true }),
      { kind: 'dropEnum', name: 'status', was: { values: ['a'], comment: 'b' }, ifExists: true },
    ],
    [
      'addEnumValue',
      (op) => op.addEnumValue('status', 'a', { before: 'b', ifNotExists: true }),
      { kind: 'addEnumValue', name: 'status', value: 'a', before: 'b', ifNotExists: true },
    ],
    [
      'renameEnumValue',
      (op) => op.renameEnumValue('status', 'a', 'b'),
      { kind: 'renameEnumValue', name: 'status', value: 'a', to: 'b' },
    ],
    [
      'replaceEnum',
      (op) => op.replaceEnum('status', { from: ['a'], to: ['b'], columns: [], map: { a: 'b' } }),
      { kind: 'replaceEnum', name: 'status', from: ['a'], to: ['b'], columns: [], map: { a: 'b' } },
    ],
  ])('%s', async (_call, run, expected) => {
    expect(await recordOperations(run)).toEqual([expected]);
  });

  const lists = { from: ['a', 'b'], to: ['b', 'c'], columns: [] };

  it.each([
    [{ ...lists, map: { c: 'b' } }, 'map', 'c', ['a', 'b']],
    [{ ...lists, map: { a: 'a' } }, 'map', 'a', ['b', 'c']],
    [{ ...lists, revertMap: { a: 'b' } }, 'revertMap', 'a', ['b', 'c']],
    [{ ...lists, revertMap: { c: 'C' } }, 'revertMap', 'C', ['a', 'b']],
  ] as const)('replaceEnum by %j is refused', async (replacement, option, value, expected) => {
    const recording = recordOperations((op) => op.replaceEnum('shop.status', replacement));
    await expect(recording).rejects.toBeInstanceOf(InvalidEnumMapError);
    const sides = option === 'map' ? ['from', 'to'] : ['to', 'from'];
    await expect(recording).rejects.toMatchObject({
      code: 'SISKIN_INVALID_ENUM_MAP',
      enumName: 'shop.status',
      option,
      value,
      expected,
      problem: `op.replaceEnum of shop.status mentions the value ${value} in ${option}, where only ${expected.join(', ')} can stand.`,
      remedy: `In ${option}, write values of \`${sides[0]}\` before the colon and values of \`${sides[1]}\` after it.`,
    });
  });
});
