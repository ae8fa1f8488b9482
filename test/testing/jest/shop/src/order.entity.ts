import { Collection } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'orders' })
export class Order {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string', unique: true })
  number!: string;

  @OneToMany(() => Line, (line) => line.order)
  lines = new Collection<Line>(this);
}

@Entity({ tableName: 'lines' })
export class Line {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  sku!: string;

  @ManyToOne(() => Order)
  order!: Order;
}
