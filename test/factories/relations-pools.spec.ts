import {
  LetterFactory,
  people,
  Person,
  PersonFactory,
  PetFactory,
  ToyFactory,
} from './kinds/people-entities.js';
import { keysOf, useKinds } from './kinds/use-kinds.js';

const kinds = useKinds(people);

type Run = ReturnType<typeof kinds.factories>;
const persons = (run: Run, count: number) => run.get(PersonFactory).count(count).create();
const ownersOf = async (run: Run, count = 20) => {
  const pets = await run.get(PetFactory).count(count).create();
  return [...new Set(keysOf(pets.map(({ owner }) => owner.unwrap())))];
};

describe('recycle', () => {
  it('takes entities, lists of them, and several of both', async () => {
    const run = kinds.factories();
    const [one, ...others] = await persons(run, 4);
    const pets = await run
      .get(PetFactory)
      .recycle(one ?? {}, others)
      .count(40)
      .create();
    expect(new Set(keysOf(pets.map(({ owner }) => owner.unwrap())))).toEqual(new Set([1, 2, 3, 4]));
  });

  it('reaches the parents of parents, and children', async () => {
    const run = kinds.factories();
    const all = await persons(run, 2);
    await run.get(ToyFactory).recycle(all).count(5).create();
    await run
      .get(PersonFactory)
      .recycle(all)
      .has(PetFactory.new().has(ToyFactory.count(3)))
      .create();
    expect(await kinds.fresh().count(Person)).toBe(3);
  });

  it('is what the nearest one says that has some of the entity', async () => {
    const run = kinds.factories();
    const [near, far] = await persons(run, 2);
    const toy = await run
      .get(ToyFactory)
      .recycle(far ?? {})
      .state({ pet: PetFactory.new().recycle(near ?? {}) })
      .create();
    expect([toy.pet.owner.unwrap(), toy.giver]).toEqual([near, far]);
  });

  it('makes new ones where the pool is empty, or of another entity', async () => {
    const run = kinds.factories();
    const pet = await run.get(PetFactory).create();
    await run.get(PetFactory).recycle([]).create();
    await run.get(PetFactory).recycle(pet).create();
    expect(await kinds.fresh().count(Person)).toBe(3);
  });

  it('serves each relation by itself, at random', async () => {
    const run = kinds.factories();
    const letters = await run
      .get(LetterFactory)
      .recycle(await persons(run, 3))
      .count(40)
      .create();
    const pairs = new Set(letters.map(({ sender, receiver }) => `${sender.id} ${receiver?.id}`));
    expect(pairs.size).toBe(9);
  });

  it('loses to what is given', async () => {
    const run = kinds.factories();
    const [pooled, given] = await persons(run, 2);
    const pets = run.get(PetFactory).recycle(pooled ?? {});
    const owners = [await pets.create({ owner: given }), await pets.for(given ?? {}).create()];
    expect(owners.map(({ owner }) => owner.unwrap())).toEqual([given, given]);
  });

  it('belongs to a registry, too, and to its forks', async () => {
    const run = kinds.factories();
    const all = await persons(run, 2);
    const recycling = run.recycle(all);
    expect(await ownersOf(recycling)).toEqual(keysOf(all));
    expect(await ownersOf(recycling.fork({ randomSeed: 3 }))).toEqual(keysOf(all));
    expect(await ownersOf(run, 2)).toEqual([3, 4]);
  });

  it('sends no query where entities are made', async () => {
    const run = kinds.factories();
    const all = await run.get(PersonFactory).count(2).make();
    const pets = await run.get(PetFactory).recycle(all).count(10).make();
    expect(new Set(pets.map(({ owner }) => owner.unwrap())).size).toBe(2);
    expect(kinds.queries).toEqual([]);
  });
});

describe('recycling', () => {
  it('holds for a block of code, in all registries, and ends with it', async () => {
    const run = kinds.factories();
    const all = await persons(run, 2);
    await run.recycling(all, async () => {
      expect(await ownersOf(run)).toEqual(keysOf(all));
      expect(await ownersOf(kinds.factories(5))).toEqual(keysOf(all));
    });
    expect(await ownersOf(run, 2)).toEqual([3, 4]);
  });

  it('is what the inner block says, then what the outer one says of other entities', async () => {
    const run = kinds.factories();
    const [inner, outer] = await persons(run, 2);
    const pet = await run.get(PetFactory).create({ owner: outer });
    await run.recycling([outer ?? {}, pet], () =>
      run.recycling(inner ?? {}, async () => {
        const toy = await run.get(ToyFactory).create();
        expect([toy.giver, toy.pet]).toEqual([inner, pet]);
      }),
    );
  });

  it('loses to the pools of a registry and of a factory', async () => {
    const run = kinds.factories();
    const [ambient, own] = await persons(run, 2);
    await run.recycling(ambient ?? {}, async () => {
      expect(await ownersOf(run.recycle(own ?? {}))).toEqual([own?.id]);
      const pet = await run
        .get(PetFactory)
        .recycle(own ?? {})
        .create();
      expect(pet.owner.unwrap()).toBe(own);
    });
  });

  it('does not mix calls that run at once', async () => {
    const run = kinds.factories();
    const [one, other] = await run.get(PersonFactory).count(2).make();
    const owners = await Promise.all(
      [one, other].map((person) =>
        run.recycling(person ?? {}, async () => {
          const pets = await run.get(PetFactory).count(20).make();
          return new Set(pets.map(({ owner }) => owner.unwrap().name));
        }),
      ),
    );
    expect(owners).toEqual([new Set([one?.name]), new Set([other?.name])]);
  });

  it('gives back what the work does, and ends where it fails', async () => {
    const run = kinds.factories();
    const all = await run.get(PersonFactory).count(1).make();
    expect(run.recycling(all, () => 'done')).toBe('done');
    expect(() =>
      run.recycling(all, () => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    const pet = await run.get(PetFactory).make();
    expect(pet.owner.unwrap()).not.toBe(all[0]);
  });
});

async function picks(prepare?: (run: Run) => Promise<unknown>, randomSeed = 1): Promise<number[]> {
  const run = kinds.factories(randomSeed);
  const all = await kinds.factories(9).get(PersonFactory).count(5).make();
  await prepare?.(run);
  const pets = await run.get(PetFactory).recycle(all).count(10).make();
  return pets.map(({ owner }) => all.indexOf(owner.unwrap()));
}

describe('the choice', () => {
  it('depends on the random seed', async () => {
    expect(await picks()).toEqual(await picks());
    expect(await picks(undefined, 2)).not.toEqual(await picks());
  });

  it('is the same whatever was made before of another entity', async () => {
    expect(await picks((run) => run.get(LetterFactory).count(3).make())).toEqual(await picks());
  });
});
