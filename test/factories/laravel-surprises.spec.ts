import { clubs, Hobby, HobbyFactory, MemberFactory } from './kinds/club-entities.js';
import { DogFactory, inheritance, VisitFactory } from './kinds/inheritance-entities.js';
import { people, PersonFactory, PetFactory } from './kinds/people-entities.js';
import { useKinds } from './kinds/use-kinds.js';

/** What surprises in Laravel, by its number in the list of its features. */
const kinds = useKinds([...people, ...clubs, ...inheritance]);

describe('6.5, immutability', () => {
  it('keeps the count of a factory that was asked for many', async () => {
    const persons = kinds.factories().get(PersonFactory).count(3);
    expect(await persons.makeMany(2)).toHaveLength(2);
    expect(await persons.makeMany([{ name: 'Ada' }])).toHaveLength(1);
    expect(await persons.make()).toHaveLength(3);
  });

  it('begins a sequence anew in each call', async () => {
    const persons = kinds
      .factories()
      .get(PersonFactory)
      .sequence({ name: 'A' }, { name: 'B' }, { name: 'C' });
    const names = async () => (await persons.count(2).make()).map(({ name }) => name);
    expect([await names(), await names()]).toEqual([
      ['A', 'B'],
      ['A', 'B'],
    ]);
  });

  it('shares no setting between factories that come from the same one', async () => {
    const base = kinds.factories().get(PersonFactory);
    base.has(PetFactory.count(2)).recycle(new Hobby()).withoutParents();
    expect((await base.make()).pets).toHaveLength(0);
  });
});

describe('6.7, make', () => {
  it('makes the parents of a definition in memory', async () => {
    const pet = await kinds.factories().get(PetFactory).make();
    expect(pet.owner.unwrap().id).toBeUndefined();
    expect(kinds.queries).toEqual([]);
  });

  it('makes the children of has, and the members of hasAttached', async () => {
    const run = kinds.factories();
    expect((await run.get(PersonFactory).has(PetFactory.count(2)).make()).pets).toHaveLength(2);
    expect((await run.get(MemberFactory).hasAttached(HobbyFactory.count(2)).make()).hobbies).toHaveLength(2);
    expect(kinds.queries).toEqual([]);
  });
});

describe('6.28, recycle', () => {
  it('serves many to many', async () => {
    const run = kinds.factories();
    const hobbies = await run.get(HobbyFactory).count(3).make();
    const member = await run.get(MemberFactory).recycle(hobbies).has(HobbyFactory.count(3)).make();
    expect(new Set(member.hobbies.getItems().map(({ name }) => name))).toEqual(
      new Set(hobbies.map(({ name }) => name)),
    );
  });

  it('takes children of the class that a relation leads to', async () => {
    const run = kinds.factories();
    const dog = await run.get(DogFactory).make();
    expect((await run.get(VisitFactory).recycle(dog).make()).animal).toBe(dog);
  });
});
