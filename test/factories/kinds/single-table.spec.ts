import {
  Animal,
  AnimalFactory,
  CatFactory,
  CircleFactory,
  CircleSchema,
  Dog,
  DogFactory,
  inheritance,
  ShapeSchema,
  StickerFactory,
  StickerSchema,
  Visit,
  VisitFactory,
} from './inheritance-entities.js';
import { keysOf, useKinds } from './use-kinds.js';

const kinds = useKinds(inheritance);

it('makes children, which are rows of the root', async () => {
  const run = kinds.factories();
  await run.get(DogFactory).create();
  await run.get(CatFactory).create();
  await run.get(AnimalFactory).create();

  const found = await kinds.fresh().find(Animal, {}, { orderBy: { id: 'asc' } });
  expect(found.map(({ constructor, name }) => `${constructor.name}: ${name}`)).toEqual([
    'Dog: dog 1',
    'Cat: cat 1',
    'Animal: animal 1',
  ]);
  expect(found[0]).toMatchObject({ trick: 'roll' });
});

it('fills in a relation to the root by a child', async () => {
  const run = kinds.factories();
  const visits = [
    await run.get(VisitFactory).create({ animal: DogFactory.new() }),
    await run.get(VisitFactory).for(CatFactory.new(), 'animal').create(),
    await run
      .get(VisitFactory)
      .for(await run.get(CatFactory).make(), 'animal')
      .create(),
  ];
  expect(visits.map(({ animal }) => animal.name)).toEqual(['dog 1', 'cat 1', 'cat 2']);
  expect(await kinds.fresh().count(Animal)).toBe(3);
});

it('has what refers to the root', async () => {
  const dog = await kinds.factories().get(DogFactory).has(VisitFactory.count(2), 'visits').create();
  expect(dog.visits.getItems().map(({ animal }) => animal)).toEqual([dog, dog]);
  expect(await kinds.fresh().count(Visit, { animal: dog.id })).toBe(2);
});

it('recycles children for a relation to the root, and the root for none to a child', async () => {
  const run = kinds.factories();
  const dogs = await run.get(DogFactory).count(2).create();
  const animals = await run.get(AnimalFactory).count(2).create();
  const visits = await run
    .get(VisitFactory)
    .recycle(dogs, animals)
    .count(20)
    .create({ guard: DogFactory.new() });

  expect(new Set(keysOf(visits.map(({ animal }) => animal)))).toEqual(new Set(keysOf([...dogs, ...animals])));
  expect(visits.every(({ guard }) => guard instanceof Dog)).toBe(true);
  expect(await kinds.fresh().count(Animal)).toBe(4);
});

it('chooses from existing rows of the root, of a child, and of a child for the root', async () => {
  await kinds.factories().get(DogFactory).count(2).create();
  await kinds.factories().get(CatFactory).count(2).create();
  const run = kinds.factories(2);
  const dogs = await run.get(VisitFactory).recycle(run.existing(Dog)).count(10).create();
  const all = await run.get(VisitFactory).recycle(run.existing(Animal)).count(20).create();

  expect(new Set(keysOf(dogs.map(({ animal }) => animal)))).toEqual(new Set([1, 2]));
  expect(new Set(keysOf(all.map(({ animal }) => animal)))).toEqual(new Set([1, 2, 3, 4]));
});

it('does so for schemas, too', async () => {
  const run = kinds.factories();
  const circles = await run.get(CircleFactory).count(2).create();
  await run.get(StickerFactory).recycle(circles).count(5).create();
  await run.get(StickerFactory).recycle(run.existing(CircleSchema)).count(5).create();

  expect(await kinds.fresh().count(ShapeSchema)).toBe(2);
  expect(await kinds.fresh().count(StickerSchema)).toBe(10);
});
