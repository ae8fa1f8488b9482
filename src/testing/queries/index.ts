export {
  activeStatementLogs,
  registerStatementLog,
  type ActiveStatementLog,
} from './active-statement-logs.js';
export { expectQueries, type QueryExpectations } from './expect-queries.js';
export type { QuerySource } from './find-logs.js';
export type { RepeatedStatement, RepeatOptions } from './find-repeats.js';
export { mikroOrmStatements } from './mikro-orm-statements.js';
export { recordQueries, type RecordOptions } from './record-queries.js';
export type { RecordedQueries } from './recorded-queries.js';
export type { RecordedStatement } from './recorded-statement.js';
export {
  StatementEmitter,
  type ExecutedStatement,
  type StatementListener,
  type StatementLog,
} from './statement-log.js';
export type { StatementShape } from './statement-shape.js';
