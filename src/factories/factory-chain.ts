import { InvalidFactoryCountError } from '../errors/invalid-factory-count.error.js';
import type { Attributes, Definition, DeletionOf, Known } from './attributes.js';
import type { FactoryContext } from './factory-context.js';
import type { FactoryHooks, Hook, HookName } from './factory-hooks.js';
import type { Counted, FactoryClass, FactoryOf, MADE } from './factory-of.js';
import {
  configure,
  type ConfiguredFactory,
  type FactorySettings,
  NO_SETTINGS,
  type PlainAttributes,
  type RelationRequest,
  Sequence,
  SETTINGS,
  type State,
  Trashed,
} from './factory-settings.js';
import { ExistingRows } from './pools/existing-rows.js';
import type { NamedRelation, ToMany, ToOne, RelationTo } from './relation-names.js';
import { crossJoin } from './values/cross-join.js';
import { type Count, countProblem } from './values/count.js';

/** Attributes, or a function that gives them for each entity. */
export type StateOf<T extends object> = Attributes<T> | ((context: FactoryContext) => Attributes<T>);

/** Values of a pivot table beside its two keys: the same for all, by the entity, or a list that is gone through. */
export type PivotOf<U> = PlainAttributes | ((target: U) => PlainAttributes) | readonly PlainAttributes[];

/**
 * The part of a factory that never makes anything: each call returns another factory of the same class, with more settings.
 */
export abstract class FactoryChain<T extends object> implements FactoryOf<T> {
  declare readonly [MADE]: T;
  /** @internal */
  readonly [SETTINGS]: FactorySettings = NO_SETTINGS;

  /**
   * The attributes of one entity. Called anew for each; states and overrides replace what it returns. Before its first use in a
   * process it is called a few times more, to see which call of `faker` is for which attribute: it should have no effects of its own.
   *
   * Annotated as `Definition<T>`, the compiler completes the names and admits literals of a union (`role: 'admin'`).
   */
  abstract definition(context: FactoryContext): Definition<T>;

  /**
   * A factory by its class alone, for the places where a registry will see it: an attribute of another one, `has`, `for`. Its methods
   * must not use injected fields before.
   */
  static new<F extends FactoryOf<object>>(this: FactoryClass<F>): F {
    const bare = Object.create(this.prototype as object) as F;
    return Object.assign(bare, { [SETTINGS]: NO_SETTINGS });
  }

  /** The same with a count: `has(PostFactory.count(5))`. */
  static count<F extends FactoryChain<object>>(this: FactoryClass<F>, count: Count): F & Counted {
    const bare = Object.assign(Object.create(this.prototype as object) as F, { [SETTINGS]: NO_SETTINGS });
    return bare.count(count);
  }

  /** What all factories of the class begin with, such as hooks: called when one is got from a registry. Default: nothing. */
  configure(): this {
    return this;
  }

  /** A factory with other attributes. Later states win; a function is called anew for each entity. */
  state<A extends Attributes<T>>(attributes: (context: FactoryContext, factory: this) => Known<A, T>): this;
  state(attributes: Attributes<T>): this;
  state(attributes: object): this {
    return configure(this, { states: [...this[SETTINGS].states, attributes as State] });
  }

  /** Like `state`, before all states that are there: these win over it. */
  prependState(attributes: StateOf<T>): this {
    return configure(this, { states: [attributes as State, ...this[SETTINGS].states] });
  }

  /** One attribute: a value, or a function of the others. */
  set<K extends keyof Attributes<T> & string>(name: K, value: Attributes<T>[K]): this {
    return configure(this, { states: [...this[SETTINGS].states, { [name]: value }] });
  }

  /**
   * Entities that are deleted softly: `deletedAt` is this date. Default: the day before the reference date.
   *
   * `make`, `create` and `raw` throw a NotTrashableError where the entity has no such property.
   */
  trashed(...[at]: DeletionOf<T>): this {
    return configure(this, { states: [...this[SETTINGS].states, new Trashed(at)] });
  }

  /** Other values of the transient parameters that the class has in its field `params`. They are never set on the entity. */
  with<P extends object>(this: this & { readonly params: P }, params: Partial<P>): this {
    return Object.assign(configure(this, {}), { params: { ...this.params, ...params } });
  }

  /** One state after the other: the first for the first entity of the call, and after the last the first again. */
  sequence(...items: [StateOf<T>, ...StateOf<T>[]]): this {
    return configure(this, { states: [...this[SETTINGS].states, new Sequence(items as PlainAttributes[])] });
  }

  /** A factory of as many entities as there are states, each with its own. */
  forEachSequence(...items: [StateOf<T>, ...StateOf<T>[]]): this & Counted {
    return this.sequence(...items).count(items.length);
  }

  /** A sequence of all combinations, one state of each list: the last list goes through first. */
  crossJoinSequence(...lists: [readonly Attributes<T>[], ...(readonly Attributes<T>[])[]]): this {
    const items = crossJoin<PlainAttributes>(lists);
    return configure(this, { states: [...this[SETTINGS].states, new Sequence(items)] });
  }

  /**
   * A factory of so many entities: a number, a range such as `[1, 5]`, or numbers with their weights: `{ 0: 0.5, 3: 0.5 }`. Its `make`,
   * `create` and `raw` return a list, for 1 and for 0, too.
   *
   * @throws InvalidFactoryCountError unless it is of whole numbers from 0.
   */
  count(count: Count): this & Counted {
    const problem = countProblem(count);
    if (problem !== undefined) {
      throw new InvalidFactoryCountError(this.constructor.name, count, problem);
    }
    return configure(this, { count }) as this & Counted;
  }

  /** What the work makes of the factory where the condition holds; else what `otherwise` does, by default nothing. */
  when<R = this>(condition: unknown, then: (factory: this) => R, otherwise?: (factory: this) => R): this | R {
    return condition ? then(this) : (otherwise?.(this) ?? this);
  }

  /** The opposite of `when`. */
  unless<R = this>(
    condition: unknown,
    then: (factory: this) => R,
    otherwise?: (factory: this) => R,
  ): this | R {
    return this.when(!condition, then, otherwise);
  }

  /**
   * With entities that refer to each one that is made: one or many, by the count of their factory.
   *
   * @param relation its name, where there are several that lead to them.
   */
  has<U extends object>(
    factory: FactoryOf<U> | FactoryClass<FactoryOf<U>>,
    ...[relation]: NamedRelation<RelationTo<T, U>>
  ): this {
    return relate(this, { kind: 'has', factory, ...named(relation) });
  }

  /** With this parent, an entity or a factory that makes one, for all entities of the call. */
  for<U extends object>(
    parent: FactoryOf<U> | FactoryClass<FactoryOf<U>>,
    ...[relation]: NamedRelation<ToOne<T, U>>
  ): this;
  for<U extends object>(parent: U, ...[relation]: NamedRelation<ToOne<T, U>>): this;
  for(parent: object, relation?: string): this {
    return relate(this, { kind: 'for', parent, ...named(relation) });
  }

  /**
   * With members of a many-to-many relation: entities, or those that a factory makes for each.
   *
   * @param pivot values of the pivot entity; a list is gone through, and says how many a factory without a count is to make.
   */
  hasAttached<U extends object>(
    target: FactoryOf<U> | FactoryClass<FactoryOf<U>>,
    pivot?: PivotOf<U>,
    ...[relation]: NamedRelation<ToMany<T, U>>
  ): this;
  hasAttached<U extends object>(
    target: U | readonly U[],
    pivot?: PivotOf<U>,
    ...[relation]: NamedRelation<ToMany<T, U>>
  ): this;
  hasAttached(target: unknown, pivot: unknown = {}, relation?: string): this {
    return relate(this, { kind: 'attach', target, pivot: pivot as PlainAttributes, ...named(relation) });
  }

  /**
   * Relations choose from these, here and in the factories within, where a factory stands for them: at random, by place; but each
   * combination once where a unique constraint asks for it. What they have too few of is made.
   */
  recycle(...pools: (object | readonly object[] | ExistingRows)[]): this {
    const sources = pools.map((pool) =>
      pool instanceof ExistingRows ? pool : ([pool].flat() as readonly object[]),
    );
    return configure(this, { pools: [...sources, ...this[SETTINGS].pools] });
  }

  /** Leaves relations to one empty where a factory stands for them: all, or those of these names. */
  withoutParents(...names: (keyof T & string)[]): this {
    return configure(this, { withoutParents: names.length === 0 ? true : names });
  }

  beforeMake(hook: FactoryHooks<T>['beforeMake']): this {
    return addHook(this, { name: 'beforeMake', run: hook });
  }

  afterMake(hook: FactoryHooks<T>['afterMake']): this {
    return addHook(this, { name: 'afterMake', run: hook as FactoryHooks<object>['afterMake'] });
  }

  beforeCreate(hook: FactoryHooks<T>['beforeCreate']): this {
    return addHook(this, { name: 'beforeCreate', run: hook as FactoryHooks<object>['beforeCreate'] });
  }

  afterCreate(hook: FactoryHooks<T>['afterCreate']): this {
    return addHook(this, { name: 'afterCreate', run: hook as FactoryHooks<object>['afterCreate'] });
  }

  /** Without the hooks that were added, or those of these names. */
  withoutHooks(...names: HookName[]): this {
    const isKept = ({ name }: Hook) => names.length > 0 && !names.includes(name);
    return configure(this, { hooks: this[SETTINGS].hooks.filter(isKept) });
  }
}

/** Functions, since copies are made without the private methods of the class. */
function addHook<F extends ConfiguredFactory>(factory: F, hook: Hook): F {
  return configure(factory, { hooks: [...factory[SETTINGS].hooks, hook] });
}

function relate<F extends ConfiguredFactory>(factory: F, request: RelationRequest): F {
  return configure(factory, { relations: [...factory[SETTINGS].relations, request] });
}

function named(relation: string | undefined): { relation?: string } {
  return relation === undefined ? {} : { relation };
}
