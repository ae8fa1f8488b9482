import { defineEntity, MikroORM, p } from '@mikro-orm/postgresql';

import { factorySource } from './factory-source.js';

const Author = defineEntity({
  name: 'Author',
  properties: { id: p.integer().primary(), email: p.string() },
});
const Book = defineEntity({
  name: 'Book',
  properties: {
    id: p.integer().primary(),
    title: p.string().length(200),
    isbn: p.string().unique(),
    code: p.string().length(5),
    fullName: p.string(),
    slug: p.string(),
    summary: p.text(),
    pages: p.integer(),
    ean: p.bigint('bigint'),
    printed: p.boolean(),
    kind: p.enum(['novel', 'poem']),
    data: p.json(),
    bornAt: p.datetime(),
    note: p.string().nullable(),
    state: p.string().default('new'),
    createdAt: p.datetime().onCreate(() => new Date()),
    version: p.integer().version(),
    author: () => p.manyToOne(Author),
    editor: () => p.manyToOne(Author).nullable(),
    readers: () => p.manyToMany(Author),
  },
});

describe('factorySource', () => {
  it('gives every property that the entity can not do without a value', () => {
    const orm = new MikroORM({ entities: [Author, Book], dbName: 'none' });

    const source = factorySource(orm.getMetadata().get(Book), ({ className }) => `../${className}.js`);

    expect(source).toBe(`import type { InferEntity } from '@mikro-orm/core';
import { EntityFactory, Factory, type Definition, type FactoryContext } from 'siskin';

import { Book } from '../Book.js';
import { Author } from '../Author.js';

@Factory(Book)
export class BookFactory extends EntityFactory<InferEntity<typeof Book>> {
  definition({ faker, sequence, factories }: FactoryContext): Definition<InferEntity<typeof Book>> {
    return {
      title: faker.book.title(),
      isbn: \`\${faker.lorem.word({ length: { min: 1, max: 10 } })}-\${sequence}-\${faker.string.alphanumeric({ length: 6, casing: 'lower' })}\`,
      code: faker.lorem.word({ length: { min: 1, max: 5 } }),
      fullName: faker.person.fullName(),
      slug: \`\${faker.lorem.slug(2)}-\${sequence}\`,
      summary: faker.lorem.sentence(),
      pages: faker.number.int({ min: 1, max: 500 }),
      ean: faker.number.bigInt({ min: 0n, max: 1000n }),
      printed: faker.datatype.boolean(),
      kind: faker.helpers.arrayElement(['novel', 'poem']),
      data: {},
      bornAt: faker.date.birthdate(),
      note: faker.lorem.sentence(),
      author: factories.of(Author),
    };
  }

  novel() {
    return this.state({ kind: 'novel' });
  }

  poem() {
    return this.state({ kind: 'poem' });
  }
}
`);
  });

  it('needs nothing of the context where nothing is required', () => {
    const Empty = defineEntity({ name: 'Empty', properties: { id: p.integer().primary() } });
    const orm = new MikroORM({ entities: [Empty], dbName: 'none' });

    expect(factorySource(orm.getMetadata().get(Empty), () => './empty.js')).toContain(
      '  definition(_: FactoryContext): Definition<InferEntity<typeof Empty>> {\n    return {};\n  }\n',
    );
  });
});
