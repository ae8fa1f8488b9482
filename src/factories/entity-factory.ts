import type { Attributes, RawAttributes } from './attributes.js';
import type { CreatedRow } from './created-row.js';
import { createRows, insertRows, type InsertSettings } from './building/row-verbs.js';
import { createEntities, makeEntities, rawAttributes } from './building/verbs.js';
import { FactoryChain, type StateOf } from './factory-chain.js';
import type { Made } from './factory-of.js';
import type { InsertReport } from './inserting/index.js';
import { configure, type ConfiguredFactory, SETTINGS, type State } from './factory-settings.js';

/**
 * Makes entities of one kind. Extend it, decorate it with `@Factory(Entity)`, and get it from a `FactoryRegistry`.
 *
 * A factory never changes: every method of the chain returns another one, of the same class, so that the class's own
 * methods are its states:
 *
 * ```ts
 * admin() { return this.state({ role: 'admin' }); }
 * ```
 *
 * Copies are made without calling the constructor. Fields of a subclass are copied, `#private` ones can't be.
 */
export abstract class EntityFactory<T extends object> extends FactoryChain<T> {
  /**
   * Entities that are not persisted, nor are those of the factories among the attributes, with both sides of each relation set. Never
   * touches the database.
   *
   * @throws UnboundFactoryError unless the factory comes from a registry.
   * @throws UndiscoveredEntityError where the registry is that of another database.
   * @throws FactoryRelationError, AttributeCycleError, FactoryRecursionError, DomainTooSmallError
   */
  async make(overrides?: Attributes<T>): Promise<Made<this, T>> {
    return unwrap<this, T>(this, await makeEntities(overridden(this, overrides)));
  }

  /** One entity, whatever the count. See {@link make}. */
  async makeOne(overrides?: Attributes<T>): Promise<T> {
    return first(this, await makeEntities(overridden(this, overrides, 1)));
  }

  /** So many entities, or one for each of the given attributes. See {@link make}. */
  async makeMany(each: number | readonly Attributes<T>[]): Promise<T[]> {
    return (await makeEntities(several(this, each))) as T[];
  }

  /**
   * Managed entities, written by a single flush together with those of the factories among the attributes: all or none
   * of them. The flush joins the transaction that surrounds the call, else it is a transaction of its own.
   *
   * @throws UnboundFactoryError unless the factory comes from a registry.
   * @throws UndiscoveredEntityError where the registry is that of another database.
   * @throws FactoryRelationError, AttributeCycleError, FactoryRecursionError, DomainTooSmallError
   */
  async create(overrides?: Attributes<T>): Promise<Made<this, T>> {
    return unwrap<this, T>(this, await createEntities(overridden(this, overrides)));
  }

  /** One managed entity, whatever the count. See {@link create}. */
  async createOne(overrides?: Attributes<T>): Promise<T> {
    return first(this, await createEntities(overridden(this, overrides, 1)));
  }

  /**
   * Plain rows with their keys, for so many entities, or one for each of the given attributes: written by COPY, as `insert` does, with all
   * that the factory asks for. What the database fills in is not among their values. Hooks of entities are not called, of the
   * factory only `beforeMake`.
   *
   * @throws as {@link insert} does.
   */
  async createMany(each: number | readonly Attributes<T>[]): Promise<CreatedRow<T>[]> {
    return (await createRows(several(this, each))) as CreatedRow<T>[];
  }

  /**
   * Writes rows by COPY, with those of all relations that the factory asks for, in constant memory: as many as you like. They are not loaded
   * as entities; what an entity fills in itself is filled in (`onCreate`, defaults, versions), but hooks of entities are not called,
   * of the factory only `beforeMake`. Keys are taken from their sequences in blocks, so that there may be gaps.
   *
   * Runs in the transaction around it, else in one of its own: an error, or the signal, leaves nothing behind.
   *
   * @returns how many rows there are by table.
   * @throws InvalidInsertError, InsertValueError, InsertConstraintError; the reason of the signal; and as `make` does.
   */
  async insert(overrides?: Attributes<T>, options: InsertSettings = {}): Promise<InsertReport> {
    return insertRows(overridden(this, overrides), options);
  }

  /**
   * Plain attributes, as `em.create` takes them; factories among them give plain attributes, too. Never touches the
   * database.
   *
   * @throws UnboundFactoryError unless the factory comes from a registry.
   */
  async raw(overrides?: Attributes<T>): Promise<Made<this, RawAttributes<T>>> {
    return unwrap<this, RawAttributes<T>>(this, await rawAttributes(overridden(this, overrides)));
  }

  /** What creates when it is called, each time anew: for what may not be needed. */
  lazy(overrides?: Attributes<T>): () => Promise<Made<this, T>> {
    return () => this.create(overrides);
  }
}

/** The overrides are the last state. */
function overridden(factory: ConfiguredFactory, overrides: object = {}, count?: number): ConfiguredFactory {
  const states = [...factory[SETTINGS].states, overrides as State];
  return configure(factory, { states, ...(count === undefined ? {} : { count }) });
}

function several<T extends object>(
  factory: EntityFactory<T>,
  each: number | readonly Attributes<T>[],
): ConfiguredFactory {
  if (typeof each === 'number') {
    return factory.count(each);
  }
  const [one, ...more] = each as readonly StateOf<T>[];
  return one === undefined ? factory.count(0) : factory.forEachSequence(one, ...more);
}

function unwrap<F extends ConfiguredFactory, One>(factory: F, made: readonly object[]): Made<F, One> {
  return (factory[SETTINGS].count === undefined ? made[0] : made) as Made<F, One>;
}

function first<T extends object>(_: EntityFactory<T>, made: readonly object[]): T {
  return made[0] as T;
}
