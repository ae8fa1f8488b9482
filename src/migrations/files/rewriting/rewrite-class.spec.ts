import { rewriteClass } from './rewrite-class.js';

const rewrite = (source: string, parents = ['n1'], typescript = true) =>
  rewriteClass(source, parents, typescript);

const around = (text: string) =>
  `import { Migration } from 'siskin';\n\nexport default class A extends Migration {\n  ${text}\n\n  up(op) {}\n}\n`;

describe('rewriteClass', () => {
  it.each([
    [`static readonly parents = ['a1'];`, `static readonly parents = ['n1'];`],
    [`static parents = ['a1']`, `static parents = ['n1']`],
    [`static parents = [];`, `static parents = ['n1'];`],
    [`static readonly parents: string[] = ['a1'];`, `static readonly parents: string[] = ['n1'];`],
    [
      `static readonly parents: readonly string[] = ['a1', 'b1'];`,
      `static readonly parents: readonly string[] = ['n1'];`,
    ],
    [`public static override readonly parents=['a1'];`, `public static override readonly parents=['n1'];`],
    [`static readonly parents = ['a1'] as const;`, `static readonly parents = ['n1'] as const;`],
    [
      `static readonly parents = ['a1'] satisfies string[] as readonly string[];`,
      `static readonly parents = ['n1'] satisfies string[] as readonly string[];`,
    ],
    [`static readonly parents = ["a1",];`, `static readonly parents = ["n1"];`],
    ['static readonly parents = [`a1`];', `static readonly parents = ['n1'];`],
    [
      `static readonly parents = [\n    'a1', // the users\n    /* ] */ 'b1',\n  ]; // kept`,
      `static readonly parents = ['n1']; // kept`,
    ],
    [
      `static /* why */ readonly\n  parents // so\n = ['a1'];`,
      `static /* why */ readonly\n  parents // so\n = ['n1'];`,
    ],
    [
      `// static readonly parents = ['x'];\n  static readonly parents = ['a1'];`,
      `// static readonly parents = ['x'];\n  static readonly parents = ['n1'];`,
    ],
    [
      `static readonly note = "static parents = ['x'];";\n  static readonly parents = ['a1'];`,
      `static readonly note = "static parents = ['x'];";\n  static readonly parents = ['n1'];`,
    ],
    [
      "static readonly note = `${`}`} static parents = [1]; ${{ a: `{` }.a}`;\n  static readonly parents = ['a1'];",
      "static readonly note = `${`}`} static parents = [1]; ${{ a: `{` }.a}`;\n  static readonly parents = ['n1'];",
    ],
    [
      `static readonly quote = /['"\`/*{]/;\n  static readonly parents = ['a1'];`,
      `static readonly quote = /['"\`/*{]/;\n  static readonly parents = ['n1'];`,
    ],
    [
      `static readonly half = 4 / 2;\n  static readonly parents = ['a1']; // 1 / 2`,
      `static readonly half = 4 / 2;\n  static readonly parents = ['n1']; // 1 / 2`,
    ],
    [
      `static readonly parents = ['a1']\n  static readonly labels = ['x']`,
      `static readonly parents = ['n1']\n  static readonly labels = ['x']`,
    ],
    [
      `#parents = ['p'];\n  parents = ['q'];\n  static readonly parents = ['a1'];`,
      `#parents = ['p'];\n  parents = ['q'];\n  static readonly parents = ['n1'];`,
    ],
    [
      `up() { class B { static parents = ['x']; } return B; }\n  static readonly parents = ['a1'];`,
      `up() { class B { static parents = ['x']; } return B; }\n  static readonly parents = ['n1'];`,
    ],
  ])('replaces the list of %s', (member, expected) => {
    expect(rewrite(around(member))).toMatchObject({ source: around(expected) });
  });

  it('tells what was there', () => {
    expect(rewrite(`export default class { static parents = ['a1', "b1"]; }`)).toEqual({
      source: `export default class { static parents = ['n1']; }`,
      before: ['a1', 'b1'],
    });
  });

  it.each([
    [
      `export default class A {\n  static readonly revision = 'r';\n\n  up() {}\n}\n`,
      `export default class A {\n  static readonly revision = 'r';\n  static readonly parents = ['n1'];\n\n  up() {}\n}\n`,
    ],
    [
      `export default class A {\n\tstatic readonly revision = 'r'; // id\n\tup() {}\n}\n`,
      `export default class A {\n\tstatic readonly revision = 'r';\n\tstatic readonly parents = ['n1'];\n\t// id\n\tup() {}\n}\n`,
    ],
    [
      `export default class A {\n  up() {}\n}\n`,
      `export default class A {\n  static readonly parents = ['n1'];\n  up() {}\n}\n`,
    ],
    [
      `export default class A {\r\n  up() {}\r\n}\r\n`,
      `export default class A {\r\n  static readonly parents = ['n1'];\r\n  up() {}\r\n}\r\n`,
    ],
    [
      `class A extends mixin({ a: 1 })<{ b: 2 }> { up() {} }\nexport default A;\n`,
      `class A extends mixin({ a: 1 })<{ b: 2 }> {\n  static readonly parents = ['n1'];\n  up() {} }\nexport default A;\n`,
    ],
    [
      `export default class {up() {}}`,
      `export default class {\n  static readonly parents = ['n1'];\nup() {}}`,
    ],
  ])('adds a line to %j', (source, expected) => {
    expect(rewrite(source)).toEqual({ source: expected, before: undefined });
  });

  it('adds JavaScript to JavaScript, and several parents', () => {
    expect(rewrite(`export default class {\n}`, ['n1', "n'2"], false)).toMatchObject({
      source: `export default class {\n  static parents = ['n1', 'n\\'2'];\n}`,
    });
  });

  const computed = 'its parents are computed, and not a plain list of ids';
  const otherwise = 'it says its parents in a way that is not a plain list of ids';
  const nowhere = 'the class that it exports by default could not be made out';
  it.each([
    [`export default class { static parents = ['a' + 'b']; }`, computed],
    [`export default class { static parents = [A, 'b']; }`, computed],
    [`export default class { static parents = [...B]; }`, computed],
    ['export default class { static parents = [`a${b}`]; }', computed],
    [`export default class { static parents = ['a\\u0031']; }`, computed],
    [`export default class { static parents = ['a1'].concat(B); }`, computed],
    [`export default class { static parents = ['a1']\n  .concat(B); }`, computed],
    [`export default class { static parents = ['a1'][0]; }`, computed],
    [`export default class { static parents = ['a1'] ?? B; }`, computed],
    [`export default class { static parents = PARENTS; }`, otherwise],
    [`export default class { static get parents() { return []; } }`, otherwise],
    [`export default class { static 'parents' = ['a1']; }`, otherwise],
    [`export default class { static ['parents'] = ['a1']; }`, otherwise],
    [`export default class { static { this.parents = ['a1']; } }`, otherwise],
    [`class A {}\nA.parents = ['a1'];\nexport default A;`, otherwise],
    [
      `export default class { static parents = ['a1']; static parents = ['b1']; }`,
      'it declares its parents twice',
    ],
    [`export default make(['a1']);`, nowhere],
    [`export { A as default } from './a.js';`, nowhere],
    [`class A {} export { A as default };`, nowhere],
    [`export default A;`, nowhere],
    [`// export default class { static parents = ['a1']; }`, nowhere],
    [`export default class {`, nowhere],
    ['', nowhere],
  ])('leaves %s alone', (source, problem) => {
    expect(rewrite(source)).toEqual({ problem });
  });
});
