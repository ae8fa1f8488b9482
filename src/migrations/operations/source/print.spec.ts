import { arrow, block, call, chain, fields, list, literal, op, optionsOf, type Code } from './code.js';
import { printCode } from './print.js';

const long = (letter: string) => `'${letter.repeat(40)}'`;

describe('printCode', () => {
  it.each<[string, Code, string]>([
    ['a call', op('dropTable', literal('users')), "op.dropTable('users')"],
    [
      'a call less what is undefined at its end',
      call('f', '1', undefined, '2', undefined),
      'f(1, undefined, 2)',
    ],
    ['options', call('f', optionsOf({ a: 1, b: undefined, 'c d': [true] })), "f({ a: 1, 'c d': [true] })"],
    ['no options', call('f', optionsOf({ a: undefined })), 'f()'],
    ['an empty object', literal({}) ?? '', '{}'],
    [
      'a function of one expression',
      arrow('t', chain(call('t.text', "'a'"), call('notNull'))),
      "(t) => t.text('a').notNull()",
    ],
    [
      'a function with statements',
      op('createTable', "'users'", block('t', [call('t.id'), call('t.text', "'a'")]), fields({ a: 'true' })),
      "op.createTable('users', (t) => {\n  t.id();\n  t.text('a');\n}, { a: true })",
    ],
    ['a function without statements', call('f', block('t', [])), 'f((t) => {})'],
    [
      'arguments that do not fit',
      call('f', long('a'), long('b'), long('c')),
      `f(\n  ${long('a')},\n  ${long('b')},\n  ${long('c')},\n)`,
    ],
    [
      'an object that does not fit, on the line of its call',
      call('f', "'a'", fields({ one: long('a'), two: long('b'), three: long('c') })),
      `f('a', {\n  one: ${long('a')},\n  two: ${long('b')},\n  three: ${long('c')},\n})`,
    ],
    [
      'a list that does not fit',
      call('f', list([long('a'), long('b'), long('c')])),
      `f([\n  ${long('a')},\n  ${long('b')},\n  ${long('c')},\n])`,
    ],
    [
      'a chain that does not fit',
      chain(call('t.text', long('a')), call('check', long('b')), call('index', long('c'))),
      `t.text(${long('a')})\n  .check(${long('b')})\n  .index(${long('c')})`,
    ],
    [
      'a function whose expression does not fit',
      call('f', arrow('t', call('g', long('a'), long('b'), long('c')))),
      `f(\n  (t) =>\n    g(\n      ${long('a')},\n      ${long('b')},\n      ${long('c')},\n    ),\n)`,
    ],
    ['text of several lines', call('f', literal('a\nb')), 'f(`a\nb`)'],
  ])('lays out %s', (_what, code, text) => {
    expect(printCode(code)).toBe(text);
  });
});
