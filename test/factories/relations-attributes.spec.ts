import {
  Letter,
  LetterFactory,
  people,
  Person,
  PersonFactory,
  Pet,
  PetFactory,
} from './kinds/people-entities.js';
import { useKinds } from './kinds/use-kinds.js';

const kinds = useKinds(people);

const petsOf = async (person: Person) =>
  (await kinds.fresh().find(Pet, { owner: person.id }, { orderBy: { id: 'asc' } })).map(({ name }) => name);

describe('an attribute of one to many', () => {
  it('may be a factory', async () => {
    const person = await kinds
      .factories()
      .get(PersonFactory)
      .create({ pets: PetFactory.count(2).state(({ index }) => ({ name: `pet ${index}` })) });
    expect(await petsOf(person)).toEqual(['pet 0', 'pet 1']);
    expect(await kinds.fresh().count(Person)).toBe(1);
  });

  it('may be entities', async () => {
    const run = kinds.factories();
    const pets = await run
      .get(PetFactory)
      .withoutParents()
      .makeMany([{ name: 'A' }, { name: 'B' }]);
    const person = await run.get(PersonFactory).create({ pets });
    expect(person.pets.getItems()).toEqual(pets);
    expect(pets.map(({ owner }) => owner.unwrap())).toEqual([person, person]);
    expect(await petsOf(person)).toEqual(['A', 'B']);
  });

  it('may be keys, whose rows change their parent', async () => {
    const run = kinds.factories();
    const pets = await run.get(PetFactory).count(2).create();
    const person = await run.get(PersonFactory).create({ pets: pets.map(({ id }) => id) });
    expect(await petsOf(person)).toHaveLength(2);
  });

  it('may be plain data', async () => {
    const person = await kinds
      .factories()
      .get(PersonFactory)
      .create({ pets: [{ name: 'Rex' }] });
    expect(await petsOf(person)).toEqual(['Rex']);
  });

  it('goes together with has', async () => {
    const person = await kinds
      .factories()
      .get(PersonFactory)
      .has(PetFactory.count(2))
      .create({ pets: PetFactory.count(1) });
    expect(await petsOf(person)).toHaveLength(3);
  });
});

describe('an attribute of many to one', () => {
  it('may be a factory with settings of its own, made for each', async () => {
    const letters = await kinds
      .factories()
      .get(LetterFactory)
      .count(2)
      .create({ sender: PersonFactory.new().state({ name: 'Ada' }).has(PetFactory.count(1)) });

    expect(letters.map(({ sender }) => sender.name)).toEqual(['Ada', 'Ada']);
    expect(letters[0]?.sender).not.toBe(letters[1]?.sender);
    expect(await kinds.fresh().count(Pet)).toBe(2);
  });

  it('may be computed, as an entity', async () => {
    const letter = await kinds
      .factories()
      .get(LetterFactory)
      .state({ receiver: ({ sender }) => sender })
      .create();
    expect(letter.receiver).toBe(letter.sender);
    expect(await kinds.fresh().count(Person)).toBe(1);
  });

  it('may be computed, as a factory', async () => {
    const letter = await kinds
      .factories()
      .get(LetterFactory)
      .create({ receiver: ({ sender }) => PersonFactory.new().state({ name: `${sender.name} II` }) });
    expect(letter.receiver?.name).toBe(`${letter.sender.name} II`);
  });

  it('may be null', async () => {
    const letter = await kinds.factories().get(LetterFactory).create({ receiver: null });
    expect(await kinds.fresh().findOneOrFail(Letter, letter.id)).toMatchObject({ receiver: null });
  });
});
