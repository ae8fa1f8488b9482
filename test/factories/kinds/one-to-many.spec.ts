import { people, Person, PersonFactory, Pet, PetFactory, Toy, ToyFactory } from './people-entities.js';
import { useKinds } from './use-kinds.js';

const kinds = useKinds(people);

describe('one to many', () => {
  it('has children that refer back, behind a Ref, at any depth, without a query', async () => {
    const person = await kinds
      .factories()
      .get(PersonFactory)
      .has(PetFactory.count(2).has(ToyFactory.count(2)))
      .make();

    expect(person.pets.getItems().map(({ owner }) => owner.unwrap())).toEqual([person, person]);
    expect(person.pets.getItems().flatMap(({ toys }) => toys.getItems().map(({ pet }) => pet))).toEqual([
      person.pets[0],
      person.pets[0],
      person.pets[1],
      person.pets[1],
    ]);
    expect(kinds.queries).toEqual([]);
  });

  it('creates them with as few statements as there are tables', async () => {
    const persons = await kinds
      .factories()
      .get(PersonFactory)
      .count(2)
      .has(PetFactory.count(3).has(ToyFactory.count(2)))
      .create();

    expect(kinds.queries.filter((query) => query.includes('insert into'))).toHaveLength(3);
    expect(await kinds.fresh().count(Pet, { owner: persons[1]?.id })).toBe(3);
    expect(await kinds.fresh().count(Toy, { pet: { owner: persons[1]?.id } })).toBe(6);
    expect(await kinds.fresh().count(Person)).toBe(2 + 12);
  });

  it('recycles for the other relations of children', async () => {
    const run = kinds.factories();
    const givers = await run.get(PersonFactory).count(2).create();
    await run
      .get(PersonFactory)
      .recycle(givers)
      .has(PetFactory.count(2).has(ToyFactory.count(3)))
      .create();

    expect(await kinds.fresh().count(Person)).toBe(3);
    expect(await kinds.fresh().count(Toy, { giver: givers.map(({ id }) => id) })).toBe(6);
  });

  it('goes together with for and recycle', async () => {
    const run = kinds.factories();
    const [owner, giver] = await run.get(PersonFactory).count(2).create();
    const pets = await run
      .get(PetFactory)
      .count(2)
      .for(owner ?? {})
      .has(ToyFactory.count(2))
      .recycle(giver ?? {})
      .create();

    expect(pets.map((pet) => pet.owner.unwrap())).toEqual([owner, owner]);
    expect(pets.flatMap(({ toys }) => toys.getItems().map((toy) => toy.giver))).toEqual(Array(4).fill(giver));
    expect(await kinds.fresh().count(Person)).toBe(2);
  });

  it('has none by a count of 0', async () => {
    const person = await kinds.factories().get(PersonFactory).has(PetFactory.count(0)).create();
    expect(person.pets).toHaveLength(0);
    expect(await kinds.fresh().count(Pet)).toBe(0);
  });
});

describe('many to one', () => {
  it('makes a parent for each, both sides set', async () => {
    const [one, other] = await kinds.factories().get(PetFactory).count(2).make();

    expect(one?.owner.unwrap().pets.getItems()).toEqual([one]);
    expect(other?.owner.unwrap().pets.getItems()).toEqual([other]);
    expect(kinds.queries).toEqual([]);
  });

  it('takes a key, an entity and a Ref', async () => {
    const run = kinds.factories();
    const person = await run.get(PersonFactory).create();
    const first = await run.get(PetFactory).create({ owner: person });
    await run.get(PetFactory).create({ owner: person.id });
    await run.get(PetFactory).create({ owner: first.owner });

    expect(await kinds.fresh().count(Pet, { owner: person.id })).toBe(3);
    expect(await kinds.fresh().count(Person)).toBe(1);
  });

  it('reads what is behind a Ref when it computes others', async () => {
    const pet = await kinds
      .factories()
      .get(PetFactory)
      .state({ name: ({ owner }) => `${owner.name}'s` })
      .create({ owner: PersonFactory.new().state({ name: 'Ada' }) });
    expect(pet.name).toBe("Ada's");
  });
});

it('leaves an optimistic version to the database', async () => {
  const pet = await kinds.factories().get(PetFactory).create();
  expect(pet.version).toBe(1);
  pet.name = 'Rex';
  await kinds.em.flush();
  expect(await kinds.fresh().findOneOrFail(Pet, pet.id)).toMatchObject({ name: 'Rex', version: 2 });
});
