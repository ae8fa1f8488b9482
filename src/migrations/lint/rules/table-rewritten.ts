import type { ObjectName } from '../../operations/names.js';
import { describeStep, type StepOf } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';

type Rewriting = StepOf<'setLogged' | 'rewriteTable' | 'refreshMaterializedView'>;

export const tableRewritten: LintRule = {
  id: 'table-rewritten',
  severity: 'error',
  why: 'It is written anew from end to end under a lock that keeps others out (access exclusive), for as long as it is large.',
  step: onKind(['setLogged', 'rewriteTable', 'refreshMaterializedView'], (step, scene) => {
    const table = subject(step);
    const isHarmless = step.kind === 'refreshMaterializedView' && step.concurrently === true;
    return isHarmless || (table !== undefined && scene.isNew(table))
      ? undefined
      : { what: describeStep(step), safe: scene.code({ note: SAFE[step.kind] }) };
  }),
};

const SAFE: Record<Rewriting['kind'], string> = {
  setLogged: 'Do it while nobody needs the table.',
  rewriteTable: 'No matter for a migration: pg_repack, or reindex concurrently outside a transaction.',
  refreshMaterializedView: 'With { concurrently: true }, which needs a unique index on the view.',
};

function subject(step: Rewriting): ObjectName | undefined {
  return step.kind === 'refreshMaterializedView' ? step.view : step.table;
}
