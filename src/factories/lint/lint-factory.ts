import { type FindMaker, isSame } from './lint-failure.js';
import type { LintGround } from './lint-ground.js';
import type { FactoryLintFailure, LintedFactory } from './lint-report.js';
import { nameOf, type LintTarget } from './lint-targets.js';
import { stateMethodsOf, type StateMethods } from './state-methods.js';
import { type LintOutcome, type LintVerb, tryFactory } from './try-factory.js';

const VERBS: readonly LintVerb[] = ['make', 'create', 'create twice'];
/** A state may well be for one row alone. */
const VERBS_OF_STATE: readonly LintVerb[] = ['make', 'create'];

/** A method that was called, and what came of it. */
interface Tried {
  readonly method: string;
  readonly outcome: LintOutcome;
}

/** Tries a factory, then each of its states: up to the first thing that fails, each by itself. */
export async function lintFactory(
  target: LintTarget,
  ground: LintGround,
  findMaker: FindMaker,
): Promise<{ factory: LintedFactory; failures: FactoryLintFailure[] }> {
  const start = performance.now();
  const { callable, notTried } = await methodsOf(target, ground);
  const tryState = (state?: string) => tryVerbs(target, state, ground, findMaker);
  const own = failureOf(await tryState());
  const tried: Tried[] = [];
  for (const method of callable) {
    tried.push({ method, outcome: await tryState(method) });
  }
  const failures = [own, ...tried.map(({ outcome }) => failureOf(outcome, own))].filter(isThere);
  const durationMs = Math.round(performance.now() - start);
  const factory = { ...nameOf(target), ...account(tried, notTried), failed: failures.length > 0, durationMs };
  return { factory, failures };
}

/** None where the factory is not to be had, which the first try tells. */
function methodsOf({ open }: LintTarget, ground: LintGround): Promise<StateMethods> {
  return ground.try(async (factories) => {
    try {
      return stateMethodsOf(open(factories));
    } catch {
      return { callable: [], notTried: [] };
    }
  });
}

async function tryVerbs(
  target: LintTarget,
  state: string | undefined,
  ground: LintGround,
  findMaker: FindMaker,
): Promise<LintOutcome> {
  for (const verb of state === undefined ? VERBS : VERBS_OF_STATE) {
    const outcome = await tryFactory({ target, state, verb, findMaker }, ground);
    if (outcome !== undefined) {
      return outcome;
    }
  }
  return undefined;
}

/** @param known what need not be told again. */
function failureOf(outcome: LintOutcome, known?: FactoryLintFailure): FactoryLintFailure | undefined {
  const isTold =
    outcome === undefined || outcome === 'no state' || (known !== undefined && isSame(known, outcome));
  return isTold ? undefined : outcome;
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function account(
  tried: readonly Tried[],
  notTried: StateMethods['notTried'],
): Pick<LintedFactory, 'states' | 'notTried'> {
  const others = tried.filter((one) => !isState(one));
  return {
    states: tried.filter(isState).map(({ method }) => method),
    notTried: [...notTried, ...others.map(({ method }) => ({ method, reason: 'no state' as const }))],
  };
}

function isState({ outcome }: Tried): boolean {
  return outcome !== 'no state';
}
