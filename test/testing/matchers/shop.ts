import { Collection, defineEntity, type InferEntity, type Opt, p, type Ref } from '@mikro-orm/core';
import {
  Embeddable,
  Embedded,
  Entity,
  Filter,
  ManyToOne,
  OneToMany,
  PrimaryKey,
  Property,
} from '@mikro-orm/decorators/legacy';

@Embeddable()
export class Address {
  @Property({ type: 'string' }) city!: string;
  @Property({ type: 'string' }) zip!: string;
}

@Entity()
@Filter({ name: 'present', cond: { deletedAt: null }, default: true })
export class Customer {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) name!: string;
  @Property({ type: 'string', nullable: true }) password?: string;
  @Property({ type: 'string', nullable: true, hidden: true }) note?: string;
  @Property({ type: 'datetime', nullable: true }) deletedAt?: Date;
  @Property({ type: 'datetime', nullable: true }) bornAt?: Date;
  @Property({ type: 'decimal', precision: 10, scale: 2, nullable: true }) balance?: string;
  @Property({ type: 'json', nullable: true }) settings?: { theme?: string; size?: number; tags?: string[] };
  @Property({ type: 'text', nullable: true, lazy: true }) biography?: string;
  @Embedded(() => Address, { nullable: true }) home?: Address;
  @OneToMany(() => Order, (order: Order) => order.customer) orders = new Collection<Order>(this);
}

@Entity()
export class Order {
  @PrimaryKey({ type: 'bigint' }) id!: string;
  @Property({ type: 'string' }) title!: string;
  @ManyToOne(() => Customer, { ref: true }) customer!: Ref<Customer>;
  @OneToMany(() => OrderLine, (line: OrderLine) => line.order) lines = new Collection<OrderLine>(this);
}

@Entity()
export class OrderLine {
  @ManyToOne(() => Order, { primary: true }) order!: Order;
  @PrimaryKey({ type: 'integer' }) number!: number;
  @Property({ type: 'boolean' }) isDeleted: Opt<boolean> = false;
}

@Entity({ discriminatorColumn: 'kind', discriminatorValue: 'animal' })
export class Animal {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) kind!: Opt<string>;
  @Property({ type: 'string' }) name!: string;
}

@Entity({ discriminatorValue: 'cat' })
export class Cat extends Animal {
  @Property({ type: 'integer', nullable: true }) lives?: number;
}

@Entity({ inheritance: 'tpt' })
export class Medium {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) title!: string;
}

@Entity()
export class Film extends Medium {
  @Property({ type: 'integer' }) minutes!: number;
}

export const CouponSchema = defineEntity({
  name: 'Coupon',
  properties: { code: p.string().primary(), percent: p.integer() },
});
export type Coupon = InferEntity<typeof CouponSchema>;

export const shopEntities = [Address, Customer, Order, OrderLine, Animal, Cat, Medium, Film, CouponSchema];
