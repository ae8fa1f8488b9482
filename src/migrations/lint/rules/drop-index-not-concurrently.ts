import { describeStep, type StepOf } from '../lint-step.js';
import { onKind, type LintRule } from '../rule.js';
import type { Scene } from '../scene.js';
import { splitName } from '../../operations/names.js';

type Drop = StepOf<'dropIndex' | 'dropNamedIndex'>;

export const dropIndexNotConcurrently: LintRule = {
  id: 'drop-index-not-concurrently',
  severity: 'warning',
  why: 'It takes the strongest lock on the table (access exclusive), behind which every later query waits until the transaction ends.',
  step: onKind(['dropIndex', 'dropNamedIndex'], (step, scene) =>
    step.concurrently === true || isUnused(step, scene)
      ? undefined
      : { what: describeStep(step), safe: safe(step, scene) },
  ),
};

function isUnused(step: Drop, scene: Scene): boolean {
  return step.kind === 'dropIndex' ? scene.isNew(step.table) : scene.hasNewIndex(step.name);
}

function safe(step: Drop, scene: Scene): string {
  const drop =
    step.kind === 'dropIndex'
      ? { ...step, concurrently: true }
      : ({
          kind: 'dropIndex',
          table: step.name,
          name: splitName(step.name).name,
          concurrently: true,
        } as const);
  return scene.code({ note: 'In a migration of its own:', outside: true, operations: [drop] });
}
