export type { SeederEvent, SeederReport, SeedResult, SkipReason } from './seed-report.js';
export { Seeder, type SeederSettings } from './seeder.decorator.js';
export { SeederExplorer } from './seeder.explorer.js';
export type {
  CallOptions,
  SeedContext,
  SeederClass,
  SeederRunner,
  SeederTarget,
  SeedParameters,
} from './seeder-runner.js';
export type { NewSeeder } from './write-seeder.js';
export { type SeederDescription, SeederService, type SeedOptions } from './seeder.service.js';
