import type { LintRule } from '../rule.js';

export const severalTablesLocked: LintRule = {
  id: 'several-tables-locked',
  severity: 'warning',
  why: 'All of them are shut until the commit, and whoever uses them in another order meets a deadlock.',
  step(scene) {
    const { locked: before, locking } = scene;
    const now = new Set([...before, ...locking]);
    // Told once, at the second table.
    if (!scene.around.inTransaction || before.size > 1 || now.size < 2) {
      return [];
    }
    return [
      {
        what: `lock ${[...now].join(' and ')} exclusively in one transaction`,
        safe: scene.code({ note: 'A migration for each table.' }),
      },
    ];
  },
};
