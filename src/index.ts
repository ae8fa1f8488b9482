export { SiskinError, type ErrorText } from './errors/siskin.error.js';
export { InvalidOptionsError, type OptionFault } from './errors/invalid-options.error.js';
export { IrreversibleMigrationError } from './errors/irreversible-migration.error.js';
export { MigrationEndedError } from './errors/migration-ended.error.js';
export { DatabaseReadError } from './errors/database-read.error.js';
export type {
  BootstrapMode,
  FactoryOptions,
  MigrationOptions,
  SeederOptions,
  SiskinOptions,
} from './siskin.options.js';
export { Migration, type MigrationClass } from './migrations/migration.js';
export * from './migrations/operations/index.js';
