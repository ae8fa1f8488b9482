import { readScript, unterminate } from '../execution/script-parts.js';
import type { NamingRule } from '../operations/names.js';
import type { PlannedStep } from '../plan-step.js';
import type { Direction } from '../plan-step.js';
import type { RepeatablePlan } from '../repeatable/plan-repeatables.js';
import type { Repeatable } from '../repeatable/repeatable.js';
import { askWanted, compileStep } from './compile/compile-migration.js';

/** What a run would do to one revision, as far as that is known before it. */
export interface PretendedStep {
  revision: string;
  name: string;
  direction: Direction;
  /** Whether it would run in a transaction. */
  transaction: boolean;
  /** What would be sent, in order, without closing semicolons. Rows that a run copies are shown as inserts. */
  statements: readonly string[];
  /** The read that comes next: what follows it is known only when it is answered. Absent where the statements are all. */
  waitsFor?: string;
  /** The read by which `shouldRun` decides, so that nothing of it may run; absent where it asks nothing. */
  dependsOn?: string;
  /** Whether `shouldRun` says no without asking, so that it would be recorded as skipped. */
  skipped?: boolean;
  /** How many of its statements an interrupted run has done, which are not shown. */
  statementsDone?: number;
}

export async function pretendStep(step: PlannedStep, naming: NamingRule): Promise<PretendedStep> {
  const { revision, name, direction, transaction, statementsDone } = step;
  const heading = { revision, name, direction, transaction };
  const wanted = direction === 'up' ? await askWanted(step, naming) : undefined;
  if (wanted !== undefined && 'answer' in wanted && !wanted.answer) {
    return { ...heading, statements: [], skipped: true };
  }
  const { statements, read } = await compileStep(step, naming);
  return {
    ...heading,
    statements: statements.slice(statementsDone ?? 0).flatMap(({ sql }) => sql.map(unterminate)),
    ...(read !== undefined && { waitsFor: read }),
    ...(wanted !== undefined && 'read' in wanted && { dependsOn: wanted.read }),
    ...(statementsDone !== undefined && { statementsDone }),
  };
}

/** What would run again of the repeatable migrations. */
export function pretendDue(
  { undo, run }: RepeatablePlan,
  nameOf: (revision: string) => string,
): PretendedStep[] {
  return [
    ...undo.map(({ revision, script }) => pretendUndo(revision, nameOf(revision), script)),
    ...run.map((repeatable) => pretendRepeatable(repeatable, nameOf(repeatable.revision))),
  ];
}

export function pretendUndo(revision: string, name: string, script: string): PretendedStep {
  const statements = readScript(script).parts.map(unterminate);
  return { revision, name, direction: 'down', transaction: true, statements };
}

function pretendRepeatable({ revision, statements }: Repeatable, name: string): PretendedStep {
  return { revision, name, direction: 'up', transaction: true, statements };
}
