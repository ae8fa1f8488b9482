export type { Attributes, Definition, RawAttributes } from './attributes.js';
export { EntityFactory } from './entity-factory.js';
export { Factories, type ForkFactoriesOptions } from './factories.js';
export type { FactoryContext } from './factory-context.js';
export type { Counted, FactoryClass, FactoryOf } from './factory-of.js';
export { FactoryRegistry } from './factory-registry.js';
export { Factory } from './factory.decorator.js';
export { FactoryWriter, type NewFactory } from './factory.writer.js';
export { FactoryExplorer } from './factory.explorer.js';
