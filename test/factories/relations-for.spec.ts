import {
  LetterFactory,
  people,
  Person,
  PersonFactory,
  Pet,
  PetFactory,
  ToyFactory,
} from './kinds/people-entities.js';
import { useKinds } from './kinds/use-kinds.js';

const kinds = useKinds(people);

it.each<[string, (pets: PetFactory, run: ReturnType<typeof kinds.factories>) => PetFactory]>([
  ['a factory', (pets, run) => pets.for(run.get(PersonFactory).state({ name: 'Ada' }))],
  ['a class', (pets) => pets.for(PersonFactory)],
  ['one of new()', (pets) => pets.for(PersonFactory.new())],
])('makes one parent for all of the call by %s', async (_what, give) => {
  const run = kinds.factories();
  const pets = await give(run.get(PetFactory), run).count(3).create();
  expect(new Set(pets.map(({ owner }) => owner.unwrap().id)).size).toBe(1);
  expect(await kinds.fresh().count(Person)).toBe(1);
});

it('makes one for each call', async () => {
  const pets = kinds.factories().get(PetFactory).for(PersonFactory);
  await pets.create();
  await pets.create();
  expect(await kinds.fresh().count(Person)).toBe(2);
});

it('wins over the definition, and loses to states', async () => {
  const run = kinds.factories();
  const [ada, bob] = await run.get(PersonFactory).makeMany([{ name: 'Ada' }, { name: 'Bob' }]);
  const pets = run.get(PetFactory).for(ada ?? {});
  const names = [
    await pets.make(),
    await pets.state({ owner: bob }).make(),
    await pets.make({ owner: bob }),
    await run
      .get(PetFactory)
      .state({ owner: bob })
      .for(ada ?? {})
      .make(),
  ].map(({ owner }) => owner.unwrap().name);
  expect(names).toEqual(['Ada', 'Bob', 'Bob', 'Bob']);
});

it('makes no parent that nobody needs', async () => {
  const run = kinds.factories();
  const ada = await run.get(PersonFactory).create();
  await run.get(PetFactory).for(PersonFactory).create({ owner: ada });
  await run.get(PetFactory).for(PersonFactory).count(0).create();

  expect(
    await run
      .get(PetFactory)
      .for(PersonFactory.new().state(({ sequence }) => ({ name: `${sequence}` })))
      .raw(),
  ).toMatchObject({ owner: { name: '2' } });
  expect(await kinds.fresh().count(Person)).toBe(1);
});

it('is chosen from a pool where a factory stands for it', async () => {
  const run = kinds.factories();
  const persons = await run.get(PersonFactory).count(3).create();
  const pets = await run.get(PetFactory).recycle(persons).for(PersonFactory).count(5).create();

  expect(new Set(pets.map(({ owner }) => owner.unwrap().id)).size).toBe(1);
  expect(await kinds.fresh().count(Person)).toBe(3);
});

it('is known to computed attributes', async () => {
  const pet = await kinds
    .factories()
    .get(PetFactory)
    .for(PersonFactory.new().state({ name: 'Ada' }))
    .state({ name: ({ owner }) => `${owner.name}'s` })
    .make();
  expect(pet.name).toBe("Ada's");
});

it('may have children and parents of its own', async () => {
  const toy = await kinds
    .factories()
    .get(ToyFactory)
    .for(PetFactory.new().for(PersonFactory.new().has(PetFactory.count(2))))
    .create();
  expect(toy.pet.owner.unwrap().pets).toHaveLength(3);
  expect(await kinds.fresh().count(Pet)).toBe(3);
});

it('has different parents by name', async () => {
  const letters = await kinds
    .factories()
    .get(LetterFactory)
    .count(2)
    .for(PersonFactory, 'sender')
    .for(PersonFactory, 'receiver')
    .create();
  expect(letters[0]?.sender).toBe(letters[1]?.sender);
  expect(letters[0]?.sender).not.toBe(letters[0]?.receiver);
  expect(await kinds.fresh().count(Person)).toBe(2);
});

it('hangs what is made on a managed parent, with which it is written', async () => {
  const run = kinds.factories();
  const ada = await run.get(PersonFactory).create();
  await run.get(PetFactory).for(ada).make();
  expect(await kinds.fresh().count(Pet)).toBe(0);
  await kinds.em.flush();
  expect(await kinds.fresh().count(Pet, { owner: ada.id })).toBe(1);
});
