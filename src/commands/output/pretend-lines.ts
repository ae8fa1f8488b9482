import { terminate } from '../../migrations/execution/script-parts.js';
import type { PretendedStep } from '../../migrations/script/pretended-step.js';
import { remark } from '../../migrations/script/psql/remark.js';
import { formatCount } from './duration.js';

/** The SQL of each step under a heading of its own, a blank line between two of them; all of it can be pasted. */
export function toPretendLines(steps: readonly PretendedStep[]): string[] {
  return steps.flatMap((step, index) => [...(index === 0 ? [] : ['']), ...linesOf(step)]);
}

function linesOf(step: PretendedStep): string[] {
  const { statements, statementsDone, dependsOn, waitsFor, skipped = false } = step;
  return [
    remark(headingOf(step)),
    ...(dependsOn === undefined ? [] : [remark(`Only where shouldRun says so, which reads: ${dependsOn}`)]),
    ...(statementsDone === undefined
      ? []
      : [remark(`Goes on after ${formatCount(statementsDone, 'statement')}.`)]),
    ...statements.map(terminate),
    ...(waitsFor === undefined ? [] : [remark(`The rest depends on what this reads: ${waitsFor}`)]),
    ...(statements.length > 0 || waitsFor !== undefined || skipped ? [] : [remark('Nothing to run.')]),
  ];
}

function headingOf({ revision, name, direction, transaction, skipped = false }: PretendedStep): string {
  return [
    name === revision ? name : `${name} (${revision})`,
    ...(direction === 'down' ? ['reverted'] : []),
    ...(transaction ? [] : ['outside a transaction']),
    ...(skipped ? ['skipped: shouldRun says no'] : []),
  ].join(', ');
}
