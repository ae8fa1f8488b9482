export { FactoryLinter } from './factory-linter.js';
export type { FactoryLintEvent, FactoryLintOptions } from './lint-options.js';
export type {
  FactoryLintFailure,
  FactoryLintReport,
  FactoryLintStep,
  LintedFactory,
  MethodNotTried,
} from './lint-report.js';
