export type { CommandResult } from './application/run-command.js';
export {
  checkMigrations,
  findMigrationFaults,
  MIGRATION_CHECKS,
  type CheckMigrationsOptions,
  type FindFaultsOptions,
  type MigrationCheck,
  type MigrationFault,
  type TestFunctions,
} from './checks/index.js';
export type { CreateTestable, Testable } from './application/create-application.js';
export type { TestedApplication } from './application/tested-application.js';
export type { TestedDatabase } from './application/tested-database.js';
export type { DatabaseMatchers } from './jest/setup-matchers.js';
export type { TestOutcome } from './isolation/isolation.js';
export type { DatabaseTestOptions, IsolationMode, UseDatabaseOptions } from './options.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export { openTestDatabase, useDatabase, type TestHooks } from './use-database.js';
export {
  toBeEmpty,
  toBeSoftDeleted,
  toExistInDatabase,
  toHaveRow,
  toHaveRowCount,
  type AsymmetricMatcher,
  type MatcherContext,
  type MatcherResult,
  type MatcherUtils,
  type RowQuery,
  type SoftDeletedOptions,
} from './matchers/index.js';
export {
  expectQueries,
  mikroOrmStatements,
  recordQueries,
  registerStatementLog,
  StatementEmitter,
  type ActiveStatementLog,
  type ExecutedStatement,
  type QueryExpectations,
  type QuerySource,
  type RecordedQueries,
  type RecordedStatement,
  type RecordOptions,
  type RepeatedStatement,
  type RepeatOptions,
  type StatementListener,
  type StatementLog,
  type StatementShape,
} from './queries/index.js';
