import { columnCalls } from './columns/column-calls.js';
import { commentCalls } from './comments/comment-calls.js';
import { constraintCalls } from './constraints/constraint-calls.js';
import { extensionCalls } from './extensions/extension-calls.js';
import { indexCalls } from './indexes/index-calls.js';
import type { NamingRule } from './names.js';
import type { Operation } from './operation.js';
import type { OperationCalls } from './operations.js';
import { partitionCalls } from './partitions/partition-calls.js';
import { policyCalls } from './policies/policy-calls.js';
import { privilegeCalls } from './privileges/privilege-calls.js';
import type { Recording } from './recording.js';
import { routineCalls } from './routines/routine-calls.js';
import { backfillCalls } from './rows/backfill-calls.js';
import { rowCalls } from './rows/row-calls.js';
import { schemaCalls } from './schemas/schema-calls.js';
import { sequenceCalls } from './sequences/sequence-calls.js';
import { sqlCalls } from './sql/sql-calls.js';
import { settingCalls } from './tables/setting-calls.js';
import { statisticsCalls } from './tables/statistics-calls.js';
import { tableCalls } from './tables/table-calls.js';
import { triggerCalls } from './triggers/trigger-calls.js';
import { domainCalls } from './types/domain-calls.js';
import { enumCalls } from './types/enum-calls.js';
import { typeCalls } from './types/type-calls.js';
import { materializedViewCalls } from './views/materialized-view-calls.js';
import { viewCalls } from './views/view-calls.js';

/** The calls on `op`, each of which hands its operations to `record`. */
export function operationCalls(record: (operation: Operation) => void, naming: NamingRule): OperationCalls {
  const recording: Recording = { record, naming, nested: (steps) => nestedOperations(steps, naming) };
  return {
    ...backfillCalls(recording),
    ...columnCalls(recording),
    ...commentCalls(recording),
    ...constraintCalls(recording),
    ...domainCalls(recording),
    ...enumCalls(recording),
    ...extensionCalls(recording),
    ...indexCalls(recording),
    ...materializedViewCalls(recording),
    ...partitionCalls(recording),
    ...policyCalls(recording),
    ...privilegeCalls(recording),
    ...routineCalls(recording),
    ...rowCalls(recording),
    ...schemaCalls(recording),
    ...sequenceCalls(recording),
    ...settingCalls(recording),
    ...sqlCalls(recording),
    ...statisticsCalls(recording),
    ...tableCalls(recording),
    ...triggerCalls(recording),
    ...typeCalls(recording),
    ...viewCalls(recording),
  };
}

function nestedOperations(steps: (op: OperationCalls) => void, naming: NamingRule): Operation[] {
  const operations: Operation[] = [];
  steps(operationCalls((operation) => void operations.push(operation), naming));
  return operations;
}
