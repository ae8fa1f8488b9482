import { expect as imported } from '@jest/globals';
import { Collection, defineEntity, p, type Ref } from '@mikro-orm/core';

import '../jest/setup-matchers.js';

class Author {
  id!: number;
  name!: string;
  bornAt?: Date;
  settings?: { theme: string };
  books = new Collection<Book>(this);
}

class Book {
  id!: number;
  title!: string;
  author!: Ref<Author>;
}

const LabelSchema = defineEntity({
  name: 'Label',
  properties: { id: p.integer().primary(), text: p.string() },
});

declare const author: Author;
declare const local: jest.JestMatchers<object>;
declare const other: ReturnType<typeof imported<object>>;

export const admitted: Promise<void>[] = [
  local.toHaveRow(Author, { name: 'Ada', bornAt: { $lt: new Date() } }),
  other.toHaveRow(Author, { name: imported.any(String), settings: { theme: imported.stringMatching(/a/) } }),
  other.not.toHaveRow(Book, { author: { name: imported.any(String) }, title: { $in: ['a', 'b'] } }),
  other.toHaveRow(Book, { author: 1 }),
  other.toHaveRow(Book, { author }),
  other.toHaveRow(Author, 1),
  other.toHaveRow(Author, { $or: [{ name: 'Ada' }, { books: { title: 'A' } }] }),
  local.toHaveRow(LabelSchema, { text: 'A' }),
  local.not.toHaveRowCount(Author, 3),
  other.toHaveRowCount(Author, 3, { name: 'Ada' }),
  local.toBeEmpty([Author, LabelSchema]),
  other.toBeEmpty(Author),
  other.toExistInDatabase(),
  local.not.toBeSoftDeleted({ property: 'bornAt' }),
];

export const refused = [
  // @ts-expect-error an unknown property
  local.toHaveRow(Author, { nmae: 'Ada' }),
  // @ts-expect-error an unknown property beside a known one
  other.toHaveRow(Author, { name: 'Ada', nmae: 'Ada' }),
  // @ts-expect-error an unknown property beside an asymmetric matcher
  other.toHaveRow(Author, { name: imported.any(String), nmae: 'Ada' }),
  // @ts-expect-error a wrong type
  other.toHaveRow(Author, { name: 1 }),
  // @ts-expect-error an unknown property of a relation
  other.toHaveRow(Book, { author: { nmae: 'Ada' } }),
  // @ts-expect-error an unknown property of a schema
  other.toHaveRow(LabelSchema, { name: 'A' }),
  // @ts-expect-error an unknown property in a count
  local.toHaveRowCount(Author, 1, { nmae: 'Ada' }),
  // @ts-expect-error no count
  local.toHaveRowCount(Author, { name: 'Ada' }),
  // @ts-expect-error no entity
  local.toBeEmpty('author'),
];
