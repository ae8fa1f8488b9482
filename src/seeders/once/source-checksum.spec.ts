import { runInThisContext } from 'node:vm';

import { transformSync } from '@swc/core';
import ts from 'typescript';

import { sourceChecksum } from './source-checksum.js';

const SOURCE = `
  class Base {
    protected async clean(em: { flush(): Promise<void> }) { await em.flush() }
  }
  class CitySeeder extends Base {
    static readonly sizes = [1_000, 2.50];
    constructor(private readonly names: string[] = ['a']) { super() }
    async run({ em, progress }: { em: any; progress: any }): Promise<void> {
      // As many as there are.
      for (const name of progress(this.names as string[], { label: "cities", })) {
        const city = { name, slug: \`\${name.replace(/[\\/' ]+/g, '-')}-\${CitySeeder.sizes[0]! / 2}\` };
        em.persist(city), await this.clean(em)
      }
    }
    static of(count: number) { return Array.from({ length: count }, (_, i) => i * 1_000) }
    get size(): number { return 1 }
  }
  return CitySeeder;`;

const evaluate = (code: string): Function => {
  const made: unknown = runInThisContext(`(() => {${code}})()`);
  if (typeof made !== 'function') {
    throw new TypeError('No class was made.');
  }
  return made;
};
const wrap = (source: string) => `export const make = () => {${source}}`;
const unwrap = (code: string) =>
  evaluate(`${code.replace('export const make =', 'const make =')}; return make()`);

const byTypeScript = (source: string) =>
  unwrap(
    ts.transpileModule(wrap(source), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    }).outputText,
  );
const bySwc = (source: string) =>
  unwrap(
    transformSync(wrap(source), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    }).code,
  );

const classOf = (...methods: string[]) => checksum(`return class { ${methods.join('\n')} }`);
const checksum = (source: string) => sourceChecksum(byTypeScript(source));

describe('sourceChecksum', () => {
  it('is SHA-256', () => {
    expect(checksum(SOURCE)).toMatch(/^[\da-f]{64}$/);
  });

  it('is the same for what different compilers make', () => {
    expect(sourceChecksum(bySwc(SOURCE))).toBe(checksum(SOURCE));
  });

  it.each([
    ['the constructor', `['a']`, `['b']`],
    ['a comment', 'As many as there are', 'All of them'],
    ['quotes', '"cities"', `'cities'`],
    ['a type', 'count: number', 'count: 1 | 2'],
  ])('does not mind %s', (_, from, to) => {
    expect(SOURCE).toContain(from);
    expect(checksum(SOURCE.replace(from, to))).toBe(checksum(SOURCE));
  });

  it.each([
    ['a method', 'em.persist(city)', 'em.remove(city)'],
    ['a static method', 'i * 1_000', 'i * 1_001'],
    ['a getter', 'return 1', 'return 2'],
    ['an inherited method', 'em.flush()', 'em.clear()'],
    ['the name of a method', 'get size', 'get length'],
  ])('minds %s', (_, from, to) => {
    expect(SOURCE).toContain(from);
    expect(checksum(SOURCE.replace(from, to))).not.toBe(checksum(SOURCE));
  });

  it('does not mind the order of methods', () => {
    const [one, other] = ['a() { return 1 }', 'b() { return 2 }'];
    expect(classOf(one, other)).toBe(classOf(other, one));
    expect(classOf(one)).not.toBe(classOf(`static ${one}`));
  });
});
