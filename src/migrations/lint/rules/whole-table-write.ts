import { compileText } from '../../operations/compiler.js';
import type { Row } from '../../operations/rows/row-values.js';
import { isRows, isSql } from '../../operations/rows/row-condition.js';
import { showName } from '../../operations/names.js';
import { renderOperations } from '../../operations/operation.js';
import type { StepOf } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

export const wholeTableWrite: LintRule = {
  id: 'whole-table-write',
  severity: 'error',
  why: 'It locks every row until the transaction ends, along with whatever the transaction has locked before, and leaves as many dead rows behind.',
  step: onKind(['update', 'delete'], (step, scene) =>
    scene.isNew(step.table) || !isWhole(step)
      ? undefined
      : {
          what: `${step.kind === 'update' ? 'update' : 'delete from'} ${showName(step.table)} without a condition`,
          safe: step.kind === 'update' ? inBatches(step.table, step.set) : DELETED,
        },
  ),
};

function isWhole({ where }: StepOf<'update' | 'delete'>): boolean {
  if (where === undefined) {
    return true;
  }
  return !isRows(where) && isSql(where) && /^[\s(]*true[\s)]*$/i.test(compileText(where));
}

/** Only TypeScript has backfills. */
function inBatches(table: StepOf<'update'>['table'], set: Row): string {
  return [
    '// In a migration of its own, in TypeScript:',
    'static readonly transaction = false;',
    renderOperations([{ kind: 'backfill', table, set, reverse: false }]),
  ].join('\n');
}

const DELETED =
  '// Name the rows by a condition, and delete them in batches; or truncate the table where nobody uses it.';
