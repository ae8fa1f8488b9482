import { type Opt, type ScalarRef } from '@mikro-orm/core';
import { Embeddable, Embedded, Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Type } from '@mikro-orm/postgresql';

import { EntityFactory, Factory, type FactoryContext } from '../../../src/factories/index.js';

/** Of a value: an object in memory, whole cents in the database. */
export class Money {
  constructor(readonly cents: number) {}
}

export class MoneyType extends Type<Money, number> {
  override convertToDatabaseValue(value: Money | number) {
    return value instanceof Money ? value.cents : value;
  }

  override convertToJSValue(value: number | Money) {
    return value instanceof Money ? value : new Money(value);
  }

  override compareAsType() {
    return 'number';
  }

  override getColumnType() {
    return 'integer';
  }
}

export enum Size {
  Small = 'small',
  Large = 'large',
}

@Embeddable()
export class Geo {
  @Property({ type: 'double' })
  latitude!: number;

  @Property({ type: 'double' })
  longitude!: number;
}

@Embeddable()
export class Address {
  @Property({ type: 'string' })
  street!: string;

  @Property({ type: 'string' })
  city: Opt<string> = 'Bern';

  @Embedded(() => Geo, { nullable: true })
  geo?: Geo;
}

@Entity()
export class Shop {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Embedded(() => Address)
  inline!: Address;

  @Embedded(() => Address, { object: true, nullable: true })
  asObject?: Address;

  @Embedded(() => Address, { array: true })
  several: Opt<Address[]> = [];
}

@Entity()
export class Thing {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Enum({ items: () => Size })
  size!: Size;

  @Enum({ items: () => Size, array: true })
  sizes: Opt<Size[]> = [];

  @Property({ type: 'json', nullable: true })
  settings?: { theme: string; levels: number[] };

  @Property({ type: 'string[]' })
  labels!: string[];

  @Property({ type: MoneyType })
  price!: Money;

  @Property({ type: 'text', lazy: true, ref: true })
  story!: ScalarRef<string>;

  @Property({ type: 'date' })
  made!: string;

  @Property({ type: 'blob', nullable: true })
  picture?: Buffer;
}

/** The constructor takes what it needs. */
@Entity()
export class Booking {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  readonly guest: string;

  @Property({ type: 'integer' })
  readonly nights: number;

  @Property({ type: 'string' })
  label: Opt<string>;

  constructor(guest: string, nights: number) {
    if (typeof guest !== 'string') {
      throw new TypeError('A booking needs a guest.');
    }
    this.guest = guest;
    this.nights = nights;
    this.label = `${guest} for ${nights}`;
  }
}

export const shapes = [Geo, Address, Shop, Thing, Booking];

@Factory(Address)
export class AddressFactory extends EntityFactory<Address> {
  definition({ sequence }: FactoryContext) {
    return { street: `Street ${sequence}` };
  }

  at(latitude: number) {
    return this.state({ geo: { latitude, longitude: 0 } });
  }
}

@Factory(Shop)
export class ShopFactory extends EntityFactory<Shop> {
  definition({ faker }: FactoryContext) {
    return { inline: { street: faker.location.street() } };
  }
}

@Factory(Thing)
export class ThingFactory extends EntityFactory<Thing> {
  definition() {
    return {
      size: Size.Small,
      labels: ['a', 'b'],
      price: new Money(250),
      story: 'Once upon a time',
      made: '2026-01-01',
    };
  }
}

@Factory(Booking)
export class BookingFactory extends EntityFactory<Booking> {
  definition({ sequence }: FactoryContext) {
    return { nights: sequence, guest: ({ nights }: { nights: number }) => `guest ${nights}` };
  }
}
