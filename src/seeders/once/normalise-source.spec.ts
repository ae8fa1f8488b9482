import { normaliseSource } from './normalise-source.js';

describe('normaliseSource', () => {
  it.each([
    ['spaces and lines', 'run(){return 1}', 'run() {\n  return 1;\n}'],
    ['comments', 'run() { return a / b; }', 'run() { // all\n /* of\n it */ return a / b /* done */; }'],
    ['quotes', `f("it's")`, `f('it\\'s')`],
    ['quotes that need no escape', `f('say "x"')`, `f("say \\"x\\"")`],
    ['trailing commas', 'f({ a, b: [1, 2] })', 'f({ a, b: [1, 2,], }, )'],
    ['semicolons', 'a()\nb()', 'a();b();'],
    ['numbers', 'f(1000000, 1.5, 16)', 'f(1_000_000, 1.50, 0x10)'],
    ['parentheses around a parameter', 'x => x + 1', '(x) => x + 1'],
    [
      'the name of a module before an import',
      'f(User, slug(a))',
      'f(user_entity_1.User, (0, slug_1.slug)(a))',
    ],
    ['the code of a template', '`a ${ f( "b" ) } c`', "`a ${f('b')} c`"],
    ['templates in templates', '`${ a ? `${ b } x` : "" }`', "`${a ? `${b} x` : ''}`"],
    ['comments beside regular expressions', 'x.replace(/[/"]/g, y) // z', 'x.replace(/[/"]/g, y)'],
  ])('does not mind %s', (_, one, other) => {
    expect(normaliseSource(one)).toBe(normaliseSource(other));
  });

  it.each([
    ['names', 'f(a)', 'f(b)'],
    ['numbers', 'f(1)', 'f(2)'],
    ['spaces in strings', `f('a b')`, `f('a  b')`],
    ['what looks like a comment in a string', `f('a // b')`, `f('a // c')`],
    ['what looks like a comment in a template', '`http://a`', '`http://b`'],
    ['spaces in templates', '`a ${b}  c`', '`a ${b} c`'],
    ['braces in the code of a template', '`${ { a: 1 }.a }`', '`${ { a: 2 }.a }`'],
    ['quotes in regular expressions', `x.split(/'/); f('a b')`, `x.split(/'/); f('a  b')`],
    ['what follows a division', 'a / b; "x"; c / d', 'a / b; "y"; c / d'],
    ['the order', 'a(); b()', 'b(); a()'],
    ['parts of words', 'f(ab)', 'f(a, b)'],
    ['operators', 'a + b', 'a - b'],
    ['big numbers', '10n', '10'],
    ['properties of what is no module', 'row.name', 'name'],
    ['an escape in a string', `f('\\n')`, `f('n')`],
  ])('minds %s', (_, one, other) => {
    expect(normaliseSource(one)).not.toBe(normaliseSource(other));
  });

  it.each(["'open", '`open ${', '`open ${a', '/* open', '/open', '\\', ''])(
    'ends at the end of %j',
    (text) => {
      expect(normaliseSource(text)).toEqual(expect.any(String));
    },
  );
});
