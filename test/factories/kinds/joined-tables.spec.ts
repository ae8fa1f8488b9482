import {
  Freight,
  FreightFactory,
  inheritance,
  Truck,
  TruckFactory,
  Vehicle,
} from './inheritance-entities.js';
import { keysOf, useKinds } from './use-kinds.js';

const kinds = useKinds(inheritance);

it('writes the tables of the parents and of the child', async () => {
  await kinds.factories().get(TruckFactory).count(2).create();
  expect(await kinds.fresh().find(Vehicle, {}, { orderBy: { id: 'asc' } })).toMatchObject([
    { plate: 'T1' },
    { plate: 'T2' },
  ]);
  expect(await kinds.fresh().count(Truck, { load: 40 })).toBe(2);
});

it('fills in a relation to the root by a child that is written with it', async () => {
  const freight = await kinds.factories().get(FreightFactory).count(2).create();
  expect(await kinds.fresh().count(Freight, { vehicle: keysOf(freight.map(({ vehicle }) => vehicle)) })).toBe(
    2,
  );
});

it('recycles children for the root', async () => {
  const run = kinds.factories();
  const trucks = await run.get(TruckFactory).count(2).create();
  await run.get(FreightFactory).recycle(trucks).count(10).create();
  await run.get(FreightFactory).recycle(run.existing(Truck)).count(10).create();
  expect(await kinds.fresh().count(Vehicle)).toBe(2);
});

it('makes no query', async () => {
  await kinds.factories().get(FreightFactory).count(2).make();
  expect(kinds.queries).toEqual([]);
});
