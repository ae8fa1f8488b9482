import { Collection, type Opt, type Ref, type Rel } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, OneToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import { EntityFactory, Factory, type FactoryContext } from '../../../src/factories/index.js';

@Entity()
export class Person {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @OneToOne(() => Passport, (passport: Passport) => passport.holder, { nullable: true })
  passport?: Rel<Passport>;

  @OneToMany(() => Letter, (letter: Letter) => letter.sender)
  sent = new Collection<Letter>(this);

  @OneToMany(() => Letter, (letter: Letter) => letter.receiver)
  received = new Collection<Letter>(this);

  @OneToMany(() => Pet, (pet: Pet) => pet.owner)
  pets = new Collection<Pet>(this);
}

/** The owning side of one to one. */
@Entity()
export class Passport {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  number!: string;

  @OneToOne(() => Person)
  holder!: Person;
}

/** Two relations to the same entity. */
@Entity()
export class Letter {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  text!: string;

  @ManyToOne(() => Person)
  sender!: Person;

  @ManyToOne(() => Person, { nullable: true })
  receiver?: Person;
}

/** A relation behind a `Ref`, and an optimistic version. */
@Entity()
export class Pet {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @ManyToOne(() => Person, { ref: true })
  owner!: Ref<Person>;

  @Property({ type: 'integer', version: true })
  version!: Opt<number>;

  @OneToMany(() => Toy, (toy: Toy) => toy.pet)
  toys = new Collection<Toy>(this);
}

@Entity()
export class Toy {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @ManyToOne(() => Pet)
  pet!: Pet;

  @ManyToOne(() => Person)
  giver!: Person;
}

export const people = [Person, Passport, Letter, Pet, Toy];

@Factory(Person)
export class PersonFactory extends EntityFactory<Person> {
  definition({ faker }: FactoryContext) {
    return { name: faker.person.fullName() };
  }
}

@Factory(Passport)
export class PassportFactory extends EntityFactory<Passport> {
  definition({ sequence }: FactoryContext) {
    return { number: `P${sequence}`, holder: PersonFactory.new() };
  }
}

@Factory(Letter)
export class LetterFactory extends EntityFactory<Letter> {
  definition({ faker }: FactoryContext) {
    return { text: faker.lorem.sentence(), sender: PersonFactory.new(), receiver: PersonFactory.new() };
  }
}

@Factory(Pet)
export class PetFactory extends EntityFactory<Pet> {
  definition({ faker }: FactoryContext) {
    return { name: faker.animal.petName(), owner: PersonFactory.new() };
  }
}

@Factory(Toy)
export class ToyFactory extends EntityFactory<Toy> {
  definition({ sequence }: FactoryContext) {
    return { name: `toy ${sequence}`, pet: PetFactory.new(), giver: PersonFactory.new() };
  }
}
