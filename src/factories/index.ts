export type { Attributes, Definition, KnownAttributes, RawAttributes } from './attributes.js';
export type { InsertSettings } from './building/row-verbs.js';
export type { CreatedRow } from './created-row.js';
export { EntityFactory } from './entity-factory.js';
export { Factories, type ForkFactoriesOptions } from './factories.js';
export type { PivotOf, StateOf } from './factory-chain.js';
export type { FactoryContext } from './factory-context.js';
export type { FactoryHooks, HookContext } from './factory-hooks.js';
export type { Counted, FactoryClass, FactoryOf } from './factory-of.js';
export { FactoryRegistry } from './factory-registry.js';
export { Factory } from './factory.decorator.js';
export { FactoryWriter, type NewFactories, type NewFactory } from './factory.writer.js';
export { FactoryExplorer } from './factory.explorer.js';
export type { InsertReport } from './inserting/index.js';
export {
  type FactoryLintEvent,
  type FactoryLintFailure,
  FactoryLinter,
  type FactoryLintOptions,
  type FactoryLintReport,
  type FactoryLintStep,
  type LintedFactory,
  type MethodNotTried,
} from './lint/index.js';
export { ExistingRows, type ExistingOptions } from './pools/existing-rows.js';
export type { Count } from './values/count.js';
export { GENERATORS_VERSION, type GeneratorsVersion } from './random/place-random.js';
export { weighted } from './values/weighted.js';
