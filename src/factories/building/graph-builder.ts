import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';

import type { FactoryContext } from '../factory-context.js';
import { isFactory, type PlainAttributes, SETTINGS } from '../factory-settings.js';
import { Choice } from '../pools/choice.js';
import { AttributeMaker } from './attribute-maker.js';
import type { Batch, OpenBatch } from './batch.js';
import type { BuildCall } from './build-call.js';
import { EmbeddedValues } from './embedded-values.js';
import { EntityContext } from './entity-context.js';
import { ensureInferable } from './ensure-inferable.js';
import { isInverse } from './find-relation.js';
import type { Frame, HeldRequest } from './frame.js';
import { Holder } from './holder.js';
import { HookQueue } from './hook-queue.js';
import { inTurn } from './in-turn.js';
import { openBatch } from './open-batch.js';
import { ParentFinder } from './parent-finder.js';
import { PivotValues } from './pivot-values.js';

/** Makes what factories ask for, parents first, each entity by the maker of the call. */
export class GraphBuilder {
  readonly #parents: ParentFinder;
  readonly #holder: Holder;
  readonly #embedded: EmbeddedValues;

  constructor(private readonly call: BuildCall) {
    const choice = new Choice(call.source.randomSeed, call.source.places);
    this.#parents = new ParentFinder(choice, (batch) => this.#only(batch));
    const pivots = new PivotValues(call, this.#parents);
    this.#holder = new Holder(call, choice, pivots, (batch, each) => this.all(batch, each));
    this.#embedded = new EmbeddedValues((batch, each) => plainBuilder(call).all(batch, each));
  }

  /** @param each called with what was made, one after the other. */
  all(batch: Batch, each: (made: object) => void): void | Promise<void> {
    const open = openBatch(batch, this.call, this.#parents);
    ensureInferable(open, this.call.scope.sequences.made(open.frame.meta.class));
    return inTurn(open.count, (index) => {
      const made = this.#one(open, index);
      return made instanceof Promise ? made.then(each) : each(made);
    });
  }

  async #only(batch: Batch): Promise<object> {
    const open = openBatch({ ...batch, count: 1 }, this.call, this.#parents);
    return this.#one(open, 0);
  }

  /** Most entities need nothing that has to be waited for: these are made at once. */
  #one(batch: OpenBatch, index: number): object | Promise<object> {
    const { frame, childOf, isReferred } = batch;
    const { factory, meta } = frame;
    const context = this.#contextOf(batch, this.call.scope.sequences.next(meta.class), index);
    const gathered = this.#gather(batch, context);
    const isAlone = factory[SETTINGS].hooks.length === 0 && !this.#isNeeded(frame, gathered);
    const attributes = isAlone ? plainAttributes(meta, gathered) : undefined;
    if (attributes === undefined) {
      return this.#whole(batch, context, gathered);
    }
    const { sequence } = context;
    const made = this.call.maker.make({ meta, sequence, attributes, isReferred, childOf });
    return frame.isHolding ? this.#hold(frame, sequence, made) : made;
  }

  #hold(frame: Frame, sequence: number, made: object | Promise<object>): object | Promise<object> {
    if (made instanceof Promise) {
      return made.then((one) => this.#hold(frame, sequence, one));
    }
    const held = this.#holder.hold(frame, made, sequence);
    return held === undefined ? made : held.then(() => made);
  }

  /** With its parents, its hooks, and what refers to it. */
  async #whole(batch: OpenBatch, context: FactoryContext, gathered: PlainAttributes): Promise<object> {
    const { frame, childOf } = batch;
    const { factory, meta } = frame;
    const { hooks, maker } = this.call;
    const { sequence } = context;
    const settled = await this.#settle(frame, context, gathered);
    await hooks.beforeMake(factory, settled, context.parent);
    const { attributes, held } = apart(meta, settled);
    const isReferred = batch.isReferred || held.length > 0;
    const made = await maker.make({ meta, sequence, attributes, isReferred, childOf });
    hooks.add(factory, made, context.parent);
    await this.#holder.hold(frame, made, sequence, held);
    return made;
  }

  #gather({ frame, shared, childOf }: OpenBatch, context: FactoryContext): PlainAttributes {
    const attributes = this.call.source.gather(frame.factory, frame.meta, context, shared);
    if (childOf !== undefined) {
      attributes[childOf.property.mappedBy] = childOf.owner;
    }
    return attributes;
  }

  /** All attributes, with the parents in the place of their factories: computed ones read them, be they computed themselves. */
  async #settle(
    frame: Frame,
    context: FactoryContext,
    attributes: PlainAttributes,
  ): Promise<PlainAttributes> {
    const { factory, meta } = frame;
    const { source } = this.call;
    const isUnsettled = (name: string, value: unknown) =>
      isFactory(value) && this.#isNeeded(frame, { [name]: value });
    await this.#replace(frame, attributes, context);
    for (let known = attributes; ;) {
      const { values, isWhole } = source.compute(factory, meta, context, known, isUnsettled);
      if (values !== known) {
        await this.#replace(frame, values, context);
      }
      if (isWhole) {
        return values;
      }
      known = values;
    }
  }

  #isNeeded(frame: Frame, attributes: PlainAttributes): boolean {
    return this.#parents.isNeeded(frame, attributes) || this.#embedded.isNeeded(frame, attributes);
  }

  async #replace(frame: Frame, attributes: PlainAttributes, context: FactoryContext): Promise<void> {
    if (this.#parents.isNeeded(frame, attributes)) {
      await this.#parents.settle(frame, attributes, context);
    }
    if (this.#embedded.isNeeded(frame, attributes)) {
      await this.#embedded.settle(frame, attributes);
    }
  }

  #contextOf({ count, parent }: OpenBatch, sequence: number, index: number): FactoryContext {
    const { source, scope } = this.call;
    const made: object | undefined = parent?.made;
    return new EntityContext(
      scope,
      source.places.faker,
      sequence,
      index,
      count,
      made as FactoryContext['parent'],
    );
  }
}

/** Embeddables are no entities: no hook but the first has one to be called with. */
function plainBuilder(call: BuildCall): GraphBuilder {
  return new GraphBuilder({
    ...call,
    maker: new AttributeMaker(),
    hooks: new HookQueue(call.scope, call.em),
  });
}

/** The attributes, where all of them are values of the entity itself; undefined where one is computed, or is to refer to it. */
function plainAttributes(meta: EntityMetadata, gathered: PlainAttributes): PlainAttributes | undefined {
  const properties: Readonly<Record<string, EntityProperty>> = meta.properties;
  for (const name in gathered) {
    const value = gathered[name];
    const property = properties[name];
    if (typeof value === 'function' || (property !== undefined && isInverse(property))) {
      return undefined;
    }
    if (value === undefined) {
      delete gathered[name];
    }
  }
  return gathered;
}

/** What an entity has itself, and what is to refer to it. */
function apart(
  meta: EntityMetadata,
  settled: PlainAttributes,
): { attributes: PlainAttributes; held: HeldRequest[] } {
  const attributes: PlainAttributes = {};
  const held: HeldRequest[] = [];
  const properties: Readonly<Record<string, EntityProperty>> = meta.properties;
  for (const name of Object.keys(settled)) {
    const value = settled[name];
    const property = properties[name];
    if (property !== undefined && isInverse(property)) {
      held.push({ property, value });
    } else if (value !== undefined) {
      attributes[name] = value;
    }
  }
  return { attributes, held };
}
