import { defineEntity, MikroORM, p, Type } from '@mikro-orm/postgresql';

/** Degrees in code, a text such as `21.5C` in the database. */
class DegreesType extends Type<number, string> {
  override convertToDatabaseValue(value: number): string {
    return `${value}C`;
  }

  override convertToJSValue(value: string): number {
    if (!value.endsWith('C')) {
      throw new Error('No unit');
    }
    return Number(value.slice(0, -1));
  }

  override getColumnType(): string {
    return 'varchar(10)';
  }
}

const Address = defineEntity({
  name: 'Address',
  embeddable: true,
  properties: { street: p.string(), zip: p.string().length(5).nullable() },
});

const Country = defineEntity({
  name: 'Country',
  properties: { code: p.character().length(2).primary(), name: p.string().nullable() },
});

const City = defineEntity({
  name: 'City',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    country: () => p.manyToOne(Country),
  },
});

export const Category = defineEntity({
  name: 'Category',
  properties: {
    id: p.integer().primary(),
    slug: p.string().unique(),
    position: p.smallint().default(0),
    parent: () => p.manyToOne(Category).nullable(),
    children: () => p.oneToMany(Category).mappedBy('parent'),
    city: () => p.manyToOne(City).nullable(),
    home: () => p.embedded(Address).nullable(),
    places: () => p.embedded(Address).array().nullable(),
    extra: () => p.embedded(Address).object().nullable(),
    shout: p.string().formula('upper(slug)'),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A property of each type. */
export const Sample = defineEntity({
  name: 'Sample',
  properties: {
    id: p.integer().primary(),
    small: p.smallint(),
    big: p.bigint(),
    bigNumber: p.bigint('number'),
    real: p.float(),
    double: p.double(),
    price: p.decimal().precision(10).scale(2),
    rate: p.decimal('number').precision(10).scale(4),
    isOpen: p.boolean(),
    day: p.date(),
    hour: p.time(),
    moment: p.datetime(),
    local: p.datetime().columnType('timestamp'),
    uuid: p.uuid(),
    kind: p.enum(['fruit', 'herb']),
    grade: p.enum([1, 2]),
    mood: p.enum(['sad', 'glad']).nativeEnumName('mood'),
    data: p.json<unknown>(),
    tags: p.array(),
    counts: p.array<number>().columnType('int[]'),
    kinds: p.enum(['fruit', 'herb']).array(),
    bytes: p.blob(),
    array8: p.uint8array(),
    short: p.string().length(5),
    fixed: p.character().length(2),
    long: p.text(),
    span: p.interval(),
    address: p.type('inet'),
    degrees: p.type(DegreesType),
    note: p.string().nullable(),
    home: () => p.embedded(Address),
  },
});

export const entities = [Category, City, Country, Sample, Address];

/** The metadata of the shop, without a database. */
export async function shopMetadata() {
  const orm = await MikroORM.init({ dbName: 'none', entities });
  return orm.getMetadata();
}
