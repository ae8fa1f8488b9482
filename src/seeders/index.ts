export type { LoopProgress, ProgressBar, ProgressOptions, SeedProgress } from './progress/seed-progress.js';
export type { SeedStatus } from './once/seed-status.js';
export type { SeedOptions } from './seed-options.js';
export type {
  SeederEvent,
  SeederReport,
  SeederStepEvent,
  SeedResult,
  SeedRunEvent,
  SkipReason,
  TableRows,
} from './seed-report.js';
export type { SeedSelection } from './seed-selection.js';
export type { SeedTransactionMode } from './seed-transactions.js';
export { Seeder, type SeederSettings } from './seeder.decorator.js';
export { SeederExplorer } from './seeder.explorer.js';
export type {
  Call,
  CallOptions,
  SeedContext,
  SeederClass,
  SeederRunner,
  SeederTarget,
  SeedParameters,
} from './seeder-runner.js';
export type { NewSeeder } from './write-seeder.js';
export { type SeederDescription, SeederService } from './seeder.service.js';
export { type FileFormat, FileRows, rowsFrom, type RowsFromOptions } from './files/index.js';
