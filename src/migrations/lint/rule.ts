import type { ReadMigration } from './read-migration.js';
import type { LintSeverity } from './lint-report.js';
import type { LintStep, StepOf } from './lint-step.js';
import type { RuleId } from './rule-ids.js';
import type { Scene, Surroundings } from './scene.js';

/** What a rule has found. */
export interface Hit {
  what: string;
  safe: string;
}

export interface LintRule {
  readonly id: RuleId;
  readonly severity: LintSeverity;
  /** Which lock, rewrite or loss it is, and for how long. */
  readonly why: string;
  /** Looks at a step, with what was before it. */
  readonly step?: (scene: Scene) => readonly Hit[];
  /** Looks at the whole migration, with the schema that it leaves. */
  readonly whole?: (migration: ReadMigration, after: Surroundings) => readonly Hit[];
}

/** A rule's look at steps of one kind. */
export function onKind<K extends LintStep['kind']>(
  kinds: K | readonly K[],
  look: (step: StepOf<K>, scene: Scene) => Hit | readonly Hit[] | undefined,
): (scene: Scene) => readonly Hit[] {
  const wanted: readonly string[] = [kinds].flat();
  return (scene) =>
    wanted.includes(scene.step.kind) ? [look(scene.step as StepOf<K>, scene) ?? []].flat() : [];
}
