export type { FindFaultsOptions } from './check-options.js';
export { checkMigrations, type CheckMigrationsOptions, type TestFunctions } from './check-migrations.js';
export { findMigrationFaults } from './find-migration-faults.js';
export { MIGRATION_CHECKS, type MigrationCheck, type MigrationFault } from './migration-fault.js';
