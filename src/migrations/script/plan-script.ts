import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import { ScriptRangeError } from '../../errors/script-range.error.js';
import type { LedgerEntry } from '../execution/ledger.js';
import { History } from '../history.js';
import { planDown } from '../plan-down.js';
import { planUp } from '../plan-up.js';
import type { DownStep, UpStep } from '../plan-step.js';
import { scriptBaselines, type ScriptBaseline } from './script-baseline.js';

interface ScriptPlanOf<Step> {
  steps: Step[];
  /** The heads that it begins with; none is the base. */
  from: readonly string[];
  /** The heads that it ends with. */
  to: readonly string[];
  /** Those in effect, which a database may have by what they replace. */
  baselines: readonly ScriptBaseline[];
}

export interface UpPlan extends ScriptPlanOf<UpStep> {
  direction: 'up';
  /** Whether nothing versioned is left, so that repeatable migrations follow. */
  isWhole: boolean;
}

export interface DownPlan extends ScriptPlanOf<DownStep> {
  direction: 'down';
  /** What stands on the reverted revisions, so that it must not be applied. */
  above: readonly string[];
}

export type ScriptPlan = UpPlan | DownPlan;

/**
 * What a script is to apply, from the base or over a range `a:b`.
 *
 * @throws InvalidTargetError where `a` is not below `b`; SeveralHeadsError where no target is given and there are several
 *   heads; and those of the revision graph.
 */
export function planScriptUp(files: History, targets: readonly string[] = []): UpPlan {
  const range = targets.find((target) => target.includes(':'));
  if (range !== undefined && targets.length > 1) {
    throw new ScriptRangeError(
      range,
      `The range ${range} can't go with other targets.`,
      'Give the range alone.',
    );
  }
  const [start, end] = range === undefined ? ['base', undefined] : split(range);
  const wanted =
    range === undefined && targets.length > 0 ? targets : end === '' || end === undefined ? undefined : [end];
  const history = assume(files, resolveStart(files, start));
  const planned = planUp(history, wanted);
  ensureBelow(history, wanted, start);
  const steps = planned.map(({ revision }) => revision);
  return {
    direction: 'up',
    steps: planned,
    from: history.current,
    to: history.graph.headsAfter(history.current, steps, 'up'),
    baselines: scriptBaselines(files),
    isWhole: history.pending.length <= planned.length,
  };
}

/** @throws ScriptRangeError where it is no range `a:b`. */
export function planScriptDown(files: History, range?: string): DownPlan {
  const [start, end] = range?.includes(':') ? split(range) : ['', ''];
  if (start === '' || end === '') {
    throw new ScriptRangeError(
      range,
      'A script that reverts is written without a database, so it has to be said where that is: db:rollback --sql FROM:TO.',
      'For instance: nest-cmd db:rollback --sql head:-1',
    );
  }
  const history = assume(files, resolveStart(files, start));
  const planned = planDown(history, { target: end });
  const steps = planned.map(({ revision }) => revision);
  const above = steps.flatMap((revision) => history.graph.descendants(revision));
  const baselines = scriptBaselines(files);
  return {
    direction: 'down',
    steps: planned.map((step) => ({ ...step, ...replacedBy(step, baselines) })),
    baselines,
    from: history.current,
    to: history.graph.headsAfter(history.current, steps, 'down'),
    above: [...new Set(above)].filter((revision) => !steps.includes(revision)),
  };
}

/** Their rows go with it: else it would count as applied still. */
function replacedBy(
  { revision }: DownStep,
  baselines: readonly ScriptBaseline[],
): Pick<DownStep, 'replaced'> {
  const baseline = baselines.find((one) => one.revision === revision);
  return baseline === undefined ? {} : { replaced: baseline.expansion };
}

function split(range: string): [start: string, end: string] {
  const [start = '', end = '', ...rest] = range.split(':');
  if (rest.length > 0) {
    throw new ScriptRangeError(range, `'${range}' is no range.`, 'Give it as FROM:TO, such as base:head.');
  }
  return [start, end];
}

function resolveStart({ graph }: History, start: string): readonly string[] {
  return start === '' ? [] : graph.resolve(start);
}

/** The history of a database that is at these heads. */
function assume({ files, migrations, repeatables, graph }: History, heads: readonly string[]): History {
  const applied = heads.length === 0 ? [] : graph.upgrade([], heads);
  return new History(
    [...files, ...repeatables],
    applied.map((revision) => assumed(revision, migrations.get(revision)?.name ?? revision)),
  );
}

function assumed(revision: string, name: string): LedgerEntry {
  return {
    revision,
    name,
    batch: 1,
    state: 'applied',
    checksum: null,
    compiler: 0,
    appliedAt: new Date(0),
    durationMs: 0,
    appliedBy: '',
    statementsDone: 0,
    revertScript: null,
    repeatable: false,
  };
}

/** A target that counts from the start is above it by itself. */
function ensureBelow({ graph, current }: History, targets: readonly string[] = [], start: string): void {
  const still = targets.filter((target) => !/^([^@]*@)?[+-]/.test(target));
  const reached = new Set(still.length < targets.length ? current : graph.upgrade([], [...still]));
  const stray = still.length === 0 ? undefined : current.find((revision) => !reached.has(revision));
  if (stray !== undefined) {
    throw new InvalidTargetError({
      target: `${start}:${targets.join(' ')}`,
      reason: 'not-possible',
      problem: `${stray} is not below ${targets.join(', ')}`,
      remedy: 'Begin at a revision that the target stands on. To see them: nest-cmd db:history',
    });
  }
}
