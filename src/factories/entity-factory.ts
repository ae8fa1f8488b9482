import { InvalidFactoryCountError } from '../errors/invalid-factory-count.error.js';
import { UnboundFactoryError } from '../errors/unbound-factory.error.js';
import type { Attributes, Definition, Known, RawAttributes } from './attributes.js';
import { EntityBuilder } from './entity-builder.js';
import type { FactoryContext } from './factory-context.js';
import type { Counted, FactoryOf, MADE, Made } from './factory-of.js';
import {
  type ConfiguredFactory,
  configure,
  type FactorySettings,
  NO_SETTINGS,
  SETTINGS,
  type State,
} from './factory-settings.js';

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
export abstract class EntityFactory<T extends object> implements FactoryOf<T> {
  declare readonly [MADE]: T;
  /** @internal */
  readonly [SETTINGS]: FactorySettings = NO_SETTINGS;

  /**
   * The attributes of one entity. Called anew for each; states and overrides replace what it returns.
   *
   * Annotated as `Definition<T>`, the compiler completes the names and admits literals of a union (`role: 'admin'`).
   */
  abstract definition(context: FactoryContext): Definition<T>;

  /** A factory with other attributes. Later states win; a function is called anew for each entity. */
  state<A extends Attributes<T>>(attributes: (context: FactoryContext) => Known<A, T>): this;
  state(attributes: Attributes<T>): this;
  state(attributes: State): this {
    return configure(this, { states: [...this[SETTINGS].states, attributes] });
  }

  /**
   * A factory of so many entities: its `make`, `create` and `raw` return a list, for 1 and for 0, too.
   *
   * @throws InvalidFactoryCountError unless it is a whole number from 0.
   */
  count(count: number): this & Counted {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new InvalidFactoryCountError(this.constructor.name, count);
    }
    return configure(this, { count }) as this & Counted;
  }

  /**
   * Entities that are not persisted, nor are those of the factories among the attributes. Never touches the database.
   *
   * @throws UnboundFactoryError unless the factory comes from a registry.
   * @throws UndiscoveredEntityError where the registry is that of another database.
   */
  async make(overrides?: Attributes<T>): Promise<Made<this, T>> {
    const { factory, builder } = await open(this, overrides);
    return builder.entities(factory) as Made<this, T>;
  }

  /**
   * Managed entities, written by a single flush together with those of the factories among the attributes: all or none
   * of them. The flush joins the transaction that surrounds the call, else it is a transaction of its own.
   *
   * @throws UnboundFactoryError unless the factory comes from a registry.
   * @throws UndiscoveredEntityError where the registry is that of another database.
   */
  async create(overrides?: Attributes<T>): Promise<Made<this, T>> {
    const { factory, builder, em } = await open(this, overrides);
    const entities = builder.entities(factory);
    await em.persist(entities).flush();
    return entities as Made<this, T>;
  }

  /**
   * Plain attributes, as `em.create` takes them; factories among them give plain attributes, too. Never touches the
   * database.
   *
   * @throws UnboundFactoryError unless the factory comes from a registry.
   */
  async raw(overrides?: Attributes<T>): Promise<Made<this, RawAttributes<T>>> {
    const { factory, builder } = await open(this, overrides);
    return builder.attributes(factory) as Made<this, RawAttributes<T>>;
  }
}

/** What one call of `make`, `create` or `raw` needs; the overrides are its last state. */
async function open(factory: ConfiguredFactory, overrides: object = {}) {
  const { scope, states } = factory[SETTINGS];
  if (scope === undefined) {
    throw new UnboundFactoryError(factory.constructor.name);
  }
  const em = scope.entityManager();
  const builder = new EntityBuilder(scope, await scope.fakers.load(), em);
  return { factory: configure(factory, { states: [...states, overrides as State] }), builder, em };
}
