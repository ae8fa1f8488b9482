import { addToModule, type Addition } from './add-to-decorator.js';

const add = (source: string, addition: Partial<Addition> = {}) =>
  addToModule(source, { property: 'imports', element: 'New', ...addition });

describe('addToModule', () => {
  it.each([
    ['@Module({ imports: [A, B] })', '@Module({ imports: [A, B, New] })'],
    ['@Module({ imports: [A, B,] })', '@Module({ imports: [A, B, New,] })'],
    ['@Module({ imports: [] })', '@Module({ imports: [New] })'],
    ['@Module({})', '@Module({ imports: [New] })'],
    ['@Module({ providers: [P] })', '@Module({ imports: [New], providers: [P] })'],
    [
      '@Module({ imports: [...base, make({ a: [1, 2] })] })',
      '@Module({ imports: [...base, make({ a: [1, 2] }), New] })',
    ],
    ['@Module({ /* imports: [x] */ imports: [A] })', '@Module({ /* imports: [x] */ imports: [A, New] })'],
    ["@Module({ imports: [at('imports: [')] })", "@Module({ imports: [at('imports: ['), New] })"],
    [
      '@Module({\n  imports: [\n    A,\n    B,\n  ],\n})',
      '@Module({\n  imports: [\n    A,\n    B,\n    New,\n  ],\n})',
    ],
    ['@Module({\n  imports: [\n    A\n  ]\n})', '@Module({\n  imports: [\n    A,\n    New\n  ]\n})'],
    ['@Module({\n  providers: [P],\n})', '@Module({\n  imports: [New],\n  providers: [P],\n})'],
    ['@Module({\r\n  providers: [P],\r\n})', '@Module({\r\n  imports: [New],\r\n  providers: [P],\r\n})'],
    [
      '@Module({\r\n  imports: [\r\n    A,\r\n  ],\r\n})',
      '@Module({\r\n  imports: [\r\n    A,\r\n    New,\r\n  ],\r\n})',
    ],
    ['@Module({ imports: [A] /* why */ })', '@Module({ imports: [A, New] /* why */ })'],
    ['@Module({ providers: [P] /* why */ })', '@Module({ imports: [New], providers: [P] /* why */ })'],
  ])('makes of %j: %j', (source, expected) => {
    expect(add(source)).toBe(expected);
  });

  it.each([
    ['@Module({ imports: [A, Orm.forRoot({}), B] })', '@Module({ imports: [A, Orm.forRoot({}), New, B] })'],
    [
      '@Module({\n  imports: [\n    Orm.forRoot({\n      a,\n    }),\n    B,\n  ],\n})',
      '@Module({\n  imports: [\n    Orm.forRoot({\n      a,\n    }),\n    New,\n    B,\n  ],\n})',
    ],
    [
      '@Module({ imports: [A] }) class X {}\n@Module({ imports: [Orm.forRoot()] })',
      '@Module({ imports: [A] }) class X {}\n@Module({ imports: [Orm.forRoot(), New] })',
    ],
  ])('puts it behind another: %j', (source, expected) => {
    expect(add(source, { behind: 'Orm.forRoot' })).toBe(expected);
  });

  it.each([
    ['@Module({ imports: [A] })', '@Module({ imports: [A], providers: [New] })'],
    [
      '@Module({\n  imports: [A],\n  exports: [\n    A,\n  ],\n})',
      '@Module({\n  imports: [A],\n  exports: [\n    A,\n  ],\n  providers: [New],\n})',
    ],
    ['@Module({\r\n  imports: [A]\r\n})', '@Module({\r\n  imports: [A],\r\n  providers: [New]\r\n})'],
    ['@Module({})', '@Module({ providers: [New] })'],
  ])('puts another property last: %j', (source, expected) => {
    expect(add(source, { property: 'providers' })).toBe(expected);
  });

  it.each([
    ['no module', 'export class A {}'],
    ['two modules', '@Module({}) class A {}\n@Module({}) class B {}'],
    ['a variable for the object', '@Module(metadata)'],
    ['a variable for the list', '@Module({ imports: modules })'],
    ['shorthand', '@Module({ imports })'],
    ['more than the list', '@Module({ imports: [A].concat(more) })'],
    ['a comment', '// @Module({ imports: [] })'],
    ['no end', '@Module({ imports: ['],
  ])('leaves alone what it does not understand: %s', (_, source) => {
    expect(add(source)).toBeUndefined();
  });
});
