import { loadSqlParser } from '../../../sql/sql-parser.js';
import { rewriteHeader } from './rewrite-header.js';

beforeAll(loadSqlParser);

describe('rewriteHeader', () => {
  it.each([
    [
      '-- revision: a\n-- parents: x, y\n\n-- up\n',
      '-- revision: a\n-- parents: n1, n2\n\n-- up\n',
      ['x', 'y'],
    ],
    ['--parents:\n-- up\n', '-- parents: n1, n2\n-- up\n', []],
    ['-- revision: a\n-- up\n', '-- revision: a\n-- parents: n1, n2\n-- up\n', undefined],
    ['-- a note\n-- up\n', '-- parents: n1, n2\n-- a note\n-- up\n', undefined],
    ['-- up\n-- parents: x\n', '-- parents: n1, n2\n-- up\n-- parents: x\n', undefined],
    [
      '/*\n-- parents: x\n-- up\n*/ -- parents: y\n-- revision: a\n  -- parents: z\n-- up\n',
      '/*\n-- parents: x\n-- up\n*/ -- parents: y\n-- revision: a\n-- parents: n1, n2\n-- up\n',
      ['z'],
    ],
    [
      '\uFEFF-- revision: a\r\n-- up\r\nselect 1;\r\n',
      '\uFEFF-- revision: a\r\n-- parents: n1, n2\r\n-- up\r\nselect 1;\r\n',
      undefined,
    ],
  ])('makes of %j: %j', (source, expected, before) => {
    expect(rewriteHeader(source, ['n1', 'n2'])).toEqual({ source: expected, before });
  });
});
