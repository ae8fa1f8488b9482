import type { Expression } from '../inference/expression.js';
import type { Walk } from './walk.js';
import type { UniqueSet } from './unique-sets.js';

/** What a property can do to be told apart. */
export interface Member {
  readonly name: string;
  /** Of its own making: a text with room for the sequence, or a UUID. */
  readonly wide?: Expression;
  readonly walk?: Walk;
}

/** How the values of a property differ from row to row. */
export type UniquePlan =
  | { readonly kind: 'wide'; readonly expression: Expression }
  /** It goes on to its next value after so many rows. */
  | { readonly kind: 'walk'; readonly walk: Walk; readonly rows: number };

/** Enough values that nothing else of a composite has to differ. */
const LARGE = 2 ** 20;

/** Decides for each constraint which of its properties differ. Properties alone come first, since others may rest on them. */
export function planUniques(
  sets: readonly UniqueSet[],
  members: ReadonlyMap<string, Member>,
): ReadonlyMap<string, UniquePlan> {
  const plans = new Map<string, UniquePlan>();
  for (const set of sets.toSorted((one, other) => one.length - other.length)) {
    const own = set.flatMap((name) => members.get(name) ?? []);
    if (!own.some(({ name }) => isEnough(plans.get(name)))) {
      planSet(own, plans, set.length === 1);
    }
  }
  return plans;
}

/** How many combinations the properties of a constraint have by their plans. */
export function domainOf(set: UniqueSet, plans: ReadonlyMap<string, UniquePlan>): number {
  const own = set.flatMap((name) => plans.get(name) ?? []);
  const walks = own.flatMap((plan) => (plan.kind === 'walk' ? [plan] : []));
  if (walks.length < own.length) {
    return Infinity;
  }
  return walks
    .toSorted((one, other) => one.rows - other.rows)
    .reduce((domain, { walk, rows }) => (rows <= domain ? Math.max(domain, rows * walk.size) : domain), 1);
}

function isEnough(plan: UniquePlan | undefined): boolean {
  return plan?.kind === 'wide' || (plan?.kind === 'walk' && plan.rows === 1 && plan.walk.size >= LARGE);
}

function planSet(own: readonly Member[], plans: Map<string, UniquePlan>, isAlone: boolean): void {
  const wide = own.find((member) => member.wide !== undefined && !plans.has(member.name));
  const large = own.find(({ name, walk }) => (isAlone || (walk?.size ?? 0) >= LARGE) && !plans.has(name));
  if (wide?.wide !== undefined) {
    plans.set(wide.name, { kind: 'wide', expression: wide.wide });
  } else if (large?.walk !== undefined) {
    // A position by itself says nothing of a list to count in: two runs must not both begin at 1.
    const walk = isAlone ? { ...large.walk, isInOrder: false } : large.walk;
    plans.set(large.name, { kind: 'walk', walk, rows: 1 });
  } else {
    planDigits(own, plans);
  }
}

/** Mixed radix: each property is a digit, those that are planned already the lowest ones. */
function planDigits(own: readonly Member[], plans: Map<string, UniquePlan>): void {
  let rows = domainOf(
    own.map(({ name }) => name),
    plans,
  );
  for (const { name, walk } of own) {
    if (walk !== undefined && !plans.has(name) && Number.isSafeInteger(rows * Math.max(1, walk.size))) {
      plans.set(name, { kind: 'walk', walk, rows });
      rows *= Math.max(1, walk.size);
    }
  }
}
