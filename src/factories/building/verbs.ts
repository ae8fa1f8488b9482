import type { ConfiguredFactory } from '../factory-settings.js';
import { flushEntities } from '../making/flush-entities.js';
import { withinTransaction } from '../making/within-transaction.js';
import { loadReferences, refuseRows } from '../pools/load-rows.js';
import { AttributeMaker } from './attribute-maker.js';
import { build, openCall } from './build.js';
import { EntityMaker } from './entity-maker.js';
import { HookQueue } from './hook-queue.js';

export async function makeEntities(factory: ConfiguredFactory): Promise<object[]> {
  const call = openCall(factory);
  const hooks = new HookQueue(call.scope, call.em);
  const made: object[] = [];
  const maker = new EntityMaker(call.em);
  await build(call, { maker, hooks, load: refuseRows, each: (one) => made.push(one) });
  await hooks.run('afterMake');
  return made;
}

export async function createEntities(factory: ConfiguredFactory): Promise<object[]> {
  const call = openCall(factory);
  const { em } = call;
  const hooks = new HookQueue(call.scope, em);
  const made: object[] = [];
  const maker = new EntityMaker(em);
  await build(call, { maker, hooks, load: loadReferences(em), each: (one) => made.push(one) });
  await hooks.run('afterMake');
  const write = async () => {
    await hooks.run('beforeCreate');
    await flushEntities(em, [...made, ...maker.pivots]);
    await hooks.run('afterCreate');
    if (hooks.has('afterCreate')) {
      await em.flush();
    }
  };
  // Hooks that read or write are to see what the flush has written, and to be undone with it.
  const isHooked = hooks.has('beforeCreate') || hooks.has('afterCreate');
  await (isHooked ? withinTransaction(em, write) : write());
  return made;
}

export async function rawAttributes(factory: ConfiguredFactory): Promise<object[]> {
  const made: object[] = [];
  const maker = new AttributeMaker();
  await build(openCall(factory), { maker, load: refuseRows, each: (one) => made.push(one) });
  return made;
}
