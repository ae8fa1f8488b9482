import type { FactoryClass, FactoryOf } from './factory-of.js';
import type { FactoryScope } from './factory-scope.js';
import {
  type ConfiguredFactory,
  type FactorySettings,
  isFactory,
  NO_SETTINGS,
  SETTINGS,
} from './factory-settings.js';
import { FACTORY_METADATA } from './factory.decorator.js';
import type { FactoryExplorer } from './factory.explorer.js';

/** By registry and factory: those that children are made by are asked for once for each parent. */
const adopted = new WeakMap<FactoryScope, WeakMap<object, ConfiguredFactory>>();

/** A factory that comes from no registry becomes one of this: with the fields of the provider, and what its `configure` adds. */
export function adopt<F extends ConfiguredFactory>(
  factory: F,
  scope: FactoryScope,
  explorer: FactoryExplorer,
): F {
  const own = factory[SETTINGS];
  if (own.scope !== undefined) {
    return factory;
  }
  const provided = explorer.instanceOf(factory.constructor as FactoryClass<F & FactoryOf<object>>);
  return factory === provided ? baseOf(provided, scope) : adoptOnce(factory, provided, scope);
}

function adoptOnce<F extends ConfiguredFactory>(factory: F, provided: F, scope: FactoryScope): F {
  const known = adopted.get(scope) ?? new WeakMap<object, ConfiguredFactory>();
  adopted.set(scope, known);
  const found = known.get(factory);
  if (found !== undefined) {
    return found as F;
  }
  const base = baseOf(provided, scope);
  const settings = merged(base[SETTINGS], factory[SETTINGS], scope);
  const made = Object.assign(base, changed(base, factory), { [SETTINGS]: settings });
  known.set(factory, made);
  return made;
}

const bases = new WeakMap<FactoryScope, WeakMap<object, ConfiguredFactory>>();

/** As the registry gives it: a copy for each call, since fields of the provider may change; the same one where it has none. */
function baseOf<F extends ConfiguredFactory>(provided: F, scope: FactoryScope): F {
  if (Object.keys(provided).length > 0) {
    return copyOf(provided, scope);
  }
  const known = bases.get(scope) ?? new WeakMap<object, ConfiguredFactory>();
  bases.set(scope, known);
  const found = known.get(provided) ?? copyOf(provided, scope);
  known.set(provided, found);
  return found as F;
}

function copyOf<F extends ConfiguredFactory>(provided: F, scope: FactoryScope): F {
  const bare = Object.create(Object.getPrototypeOf(provided) as object) as F;
  const settings =
    provided[SETTINGS] === NO_SETTINGS ? plainSettings(scope) : { ...provided[SETTINGS], scope };
  return configured(Object.assign(bare, provided, { [SETTINGS]: settings }));
}

const plain = new WeakMap<FactoryScope, FactorySettings>();

/** Those of a factory that has none yet: the same object for all of a registry. */
function plainSettings(scope: FactoryScope): FactorySettings {
  const known = plain.get(scope) ?? { ...NO_SETTINGS, scope };
  plain.set(scope, known);
  return known;
}

function merged(settings: FactorySettings, own: FactorySettings, scope: FactoryScope): FactorySettings {
  return {
    ...settings,
    ...own,
    states: [...settings.states, ...own.states],
    relations: [...settings.relations, ...own.relations],
    pools: [...own.pools, ...settings.pools],
    hooks: [...settings.hooks, ...own.hooks],
    scope,
  };
}

/** A factory class stands for its factory. */
export function asFactory(value: unknown, scope: FactoryScope, explorer: FactoryExplorer): unknown {
  if (typeof value === 'function' && Reflect.hasMetadata(FACTORY_METADATA, value)) {
    const factory = explorer.instanceOf(value as FactoryClass<ConfiguredFactory & FactoryOf<object>>);
    return adopt(factory, scope, explorer);
  }
  return isFactory(value) ? adopt(value, scope, explorer) : value;
}

function configured<F extends ConfiguredFactory>(factory: F): F {
  return 'configure' in factory && typeof factory.configure === 'function'
    ? (factory.configure() as F)
    : factory;
}

/** What `with` has set on a factory before it was adopted. */
function changed(base: object, factory: object): object {
  const [before, after]: unknown[] = [Reflect.get(base, 'params'), Reflect.get(factory, 'params')];
  const isChanged = typeof after === 'object' && after !== null && Object.hasOwn(factory, 'params');
  return isChanged ? { params: { ...(typeof before === 'object' ? before : {}), ...after } } : {};
}
