import { Collection, defineEntity, EntitySchema, type InferEntity, p } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import { EntityFactory, Factory, type FactoryContext } from '../../../src/factories/index.js';

/** One table for all. */
@Entity({ discriminatorColumn: 'kind', discriminatorValue: 'animal' })
export class Animal {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @OneToMany(() => Visit, (visit: Visit) => visit.animal)
  visits = new Collection<Visit>(this);
}

@Entity({ discriminatorValue: 'dog' })
export class Dog extends Animal {
  @Property({ type: 'string', nullable: true })
  trick?: string;
}

@Entity({ discriminatorValue: 'cat' })
export class Cat extends Animal {
  @Property({ type: 'integer', nullable: true })
  lives?: number;
}

@Entity()
export class Visit {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  /** To the root: any child may fill it in. */
  @ManyToOne(() => Animal)
  animal!: Animal;

  @ManyToOne(() => Dog, { nullable: true })
  guard?: Dog;
}

/** A table for each. */
@Entity({ inheritance: 'tpt' })
export class Vehicle {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  plate!: string;
}

@Entity()
export class Truck extends Vehicle {
  @Property({ type: 'integer' })
  load!: number;
}

@Entity()
export class Freight {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Vehicle)
  vehicle!: Vehicle;
}

/** Schemas, without a class of their own. */
export const ShapeSchema = defineEntity({
  name: 'Shape',
  discriminatorColumn: 'kind',
  abstract: true,
  properties: { id: p.integer().primary(), kind: p.string().$type<'circle' | 'square'>(), area: p.integer() },
});
export type Shape = InferEntity<typeof ShapeSchema>;

export const CircleSchema = defineEntity({
  name: 'Circle',
  extends: ShapeSchema,
  discriminatorValue: 'circle',
  properties: { radius: p.integer() },
});
export type Circle = InferEntity<typeof CircleSchema>;

export const StickerSchema = defineEntity({
  name: 'Sticker',
  properties: { id: p.integer().primary(), shape: () => p.manyToOne(ShapeSchema) },
});
export type Sticker = InferEntity<typeof StickerSchema>;

export class Note {
  id!: number;
  text!: string;
  about?: Note;
  replies = new Collection<Note>(this);
}

export const NoteSchema = new EntitySchema<Note>({
  class: Note,
  properties: {
    id: { type: 'integer', primary: true },
    text: { type: 'string' },
    about: { kind: 'm:1', entity: () => Note, nullable: true },
    replies: { kind: '1:m', entity: () => Note, mappedBy: 'about' },
  },
});

export const inheritance = [
  Animal,
  Dog,
  Cat,
  Visit,
  Vehicle,
  Truck,
  Freight,
  ShapeSchema,
  CircleSchema,
  StickerSchema,
  NoteSchema,
];

@Factory(Animal)
export class AnimalFactory extends EntityFactory<Animal> {
  definition({ sequence }: FactoryContext) {
    return { name: `animal ${sequence}` };
  }
}

@Factory(Dog)
export class DogFactory extends EntityFactory<Dog> {
  definition({ sequence }: FactoryContext) {
    return { name: `dog ${sequence}`, trick: 'roll' };
  }
}

@Factory(Cat)
export class CatFactory extends EntityFactory<Cat> {
  definition({ sequence }: FactoryContext) {
    return { name: `cat ${sequence}`, lives: 9 };
  }
}

@Factory(Visit)
export class VisitFactory extends EntityFactory<Visit> {
  definition() {
    return { animal: AnimalFactory.new() };
  }
}

@Factory(Truck)
export class TruckFactory extends EntityFactory<Truck> {
  definition({ sequence }: FactoryContext) {
    return { plate: `T${sequence}`, load: 40 };
  }
}

@Factory(Freight)
export class FreightFactory extends EntityFactory<Freight> {
  definition() {
    return { vehicle: TruckFactory.new() };
  }
}

@Factory(CircleSchema)
export class CircleFactory extends EntityFactory<Circle> {
  definition() {
    return { area: 3, radius: 1 };
  }
}

@Factory(StickerSchema)
export class StickerFactory extends EntityFactory<Sticker> {
  definition() {
    return { shape: CircleFactory.new() };
  }
}

@Factory(NoteSchema)
export class NoteFactory extends EntityFactory<Note> {
  definition({ sequence }: FactoryContext) {
    return { text: `note ${sequence}` };
  }
}
