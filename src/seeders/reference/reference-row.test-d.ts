import {
  Collection,
  defineEntity,
  type InferEntity,
  type Opt,
  p,
  type PrimaryKeyProp,
  type Ref,
} from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { applyReference } from './apply-reference.js';
import type { EntityRows } from './entity-rows.js';
import type { ReferenceKey, ReferenceRow } from './reference-row.js';

class Country {
  id!: number;
  code!: string;
  name?: string;
  cities = new Collection<City>(this);
}

class Place {
  lat!: number;
  lon!: number;
}

class City {
  id!: bigint;
  name!: string;
  size: Opt<'small' | 'large'> = 'small';
  country!: Country;
  twin?: Ref<City>;
  founded!: Date;
  tags!: string[];
  at!: Place;
  settings!: { theme: string; depth: number };
  flag!: Uint8Array;
  greet() {}
}

class Zone {
  [PrimaryKeys]?: ['country', 'number'];
  country!: Country;
  number!: number;
}
declare const PrimaryKeys: typeof PrimaryKeyProp;

class Fare {
  id!: number;
  zone!: Zone;
}

const CategorySchema = defineEntity({
  name: 'Category',
  properties: {
    id: p.integer().primary(),
    slug: p.string(),
    kind: p.enum(['topic', 'series']).nullable(),
    data: p.json<{ a: number }>().nullable(),
    parent: () => p.manyToOne(CategorySchema).ref().nullable(),
    children: () => p.oneToMany(CategorySchema).mappedBy('parent'),
  },
});
type Category = InferEntity<typeof CategorySchema>;

export const keys: [ReferenceKey<Country>, ReferenceKey<City>, ReferenceKey<Category>][] = [
  ['code', 'country', 'parent'],
  ['id', 'size', 'kind'],
  // @ts-expect-error collections and methods have no columns
  ['cities', 'greet', 'children'],
];

export const admitted: ReferenceRow<City>[] = [
  {},
  { name: 'Bern', size: 'large', founded: '1191-01-01', tags: ['a'], flag: new Uint8Array() },
  { founded: new Date(), at: { lat: 1 }, settings: { theme: 'a', depth: 1 }, id: 1n },
  { country: { code: 'CH' }, twin: { name: 'Thun', country: { code: 'CH' } } },
  { country: 1, twin: 2n },
  { country: new Country(), twin: null },
];

export const refused: ReferenceRow<City>[] = [
  // @ts-expect-error an unknown property
  { nmae: 'Bern' },
  // @ts-expect-error a wrong type
  { name: 1 },
  // @ts-expect-error a value outside the union
  { size: 'huge' },
  // @ts-expect-error null where the property can't be null
  { name: null },
  // @ts-expect-error null for a required relation
  { country: null },
  // @ts-expect-error an unknown property in a key
  { country: { cod: 'CH' } },
  // @ts-expect-error a wrong type in a key, nested
  { twin: { country: { code: 1 } } },
  // @ts-expect-error a primary key of another type
  { country: 'CH' },
  // @ts-expect-error an entity of another class
  { country: new Place() },
  // @ts-expect-error a method
  { greet: () => {} },
  // @ts-expect-error a wrong type within an embeddable
  { at: { lat: 'north' } },
];

export const composite: ReferenceRow<Fare>[] = [
  { zone: [1, 2] },
  { zone: { country: { code: 'CH' }, number: 2 } },
];

export const categories: ReferenceRow<Category>[] = [
  { slug: 'a', kind: 'topic', data: { a: 1 }, parent: { slug: 'b', parent: { slug: 'c' } } },
  { kind: null, data: null, parent: null },
  // @ts-expect-error a collection
  { children: [] },
];

export async function calls(em: EntityManager, file: EntityRows, slow: AsyncIterable<{ slug: string }>) {
  await applyReference(em, CategorySchema, [{ slug: 'a' }], { by: ['slug'] });
  await applyReference(em, CategorySchema, new Set([{ slug: 'a' }]), {
    by: ['slug', 'parent'],
    mode: 'sync',
  });
  await applyReference(em, City, [{ name: 'Bern', country: { code: 'CH' } }], { by: ['name', 'country'] });
  await applyReference(em, CategorySchema, slow, { by: ['slug'] });
  const { added } = await applyReference(em, City, file, { by: ['name'] });

  // @ts-expect-error a key that is no property
  await applyReference(em, City, [], { by: ['slug'] });
  // @ts-expect-error no key
  await applyReference(em, City, [], {});
  // @ts-expect-error no mode
  await applyReference(em, City, [], { by: ['name'], mode: 'merge' });
  // @ts-expect-error rows of another entity
  await applyReference(em, City, [{ slug: 'a' }], { by: ['name'] });
  // @ts-expect-error a wrong value
  await applyReference(em, CategorySchema, [{ slug: 1 }], { by: ['slug'] });
  return added;
}
