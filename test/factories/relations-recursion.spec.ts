import { Entity, ManyToOne, PrimaryKey } from '@mikro-orm/decorators/legacy';

import { EntityFactory, Factory, type FactoryContext } from '../../src/factories/index.js';
import { FactoryRecursionError } from '../../src/index.js';
import { useKinds } from './kinds/use-kinds.js';

@Entity()
class Hen {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Egg, { nullable: true })
  from?: unknown;
}

@Entity()
class Egg {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Hen)
  layer!: Hen;

  @ManyToOne(() => Egg, { nullable: true })
  twin?: unknown;
}

@Factory(Hen)
class HenFactory extends EntityFactory<Hen> {
  definition({ factories }: FactoryContext) {
    return { from: factories.get(EggFactory) };
  }
}

@Factory(Egg)
class EggFactory extends EntityFactory<Egg> {
  definition({ factories }: FactoryContext) {
    return { layer: factories.get(HenFactory) };
  }

  twins(): this {
    return this.state(({ factories }) => ({ twin: factories.get(EggFactory).twins() }));
  }
}

const kinds = useKinds([Hen, Egg]);

const REMEDY =
  'Leave one of these relations out of its definition and set it by a state, or give one of the entities: for(entity), recycle(entity).';

it.each(['make', 'create', 'raw'] as const)('names factories that need each other, by %s', async (verb) => {
  const hens = kinds.factories().get(HenFactory);
  const error: unknown = await hens[verb]().catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(FactoryRecursionError);
  expect(error).toMatchObject({
    code: 'SISKIN_FACTORY_RECURSION',
    path: ['Hen', 'Egg', 'Hen'],
    message: `Factories make each other without an end: Hen -> Egg -> Hen.\n${REMEDY}`,
  });
  expect(kinds.queries).toEqual([]);
});

it('names one that needs itself', async () => {
  const run = kinds.factories();
  const hen = await run.get(HenFactory).withoutParents().make();
  await expect(run.recycle(hen).get(EggFactory).twins().make()).rejects.toMatchObject({
    path: ['Egg', 'Egg'],
  });
});

it.each([
  ['for', (run: Run, hen: Hen) => run.get(EggFactory).for(hen)],
  ['recycle', (run: Run, hen: Hen) => run.get(EggFactory).recycle(hen)],
])('ends where one is given by %s', async (_what, ending) => {
  const run = kinds.factories();
  const hen = await run.get(HenFactory).withoutParents().make();
  expect((await ending(run, hen).make()).layer).toBe(hen);
});

type Run = ReturnType<typeof kinds.factories>;
