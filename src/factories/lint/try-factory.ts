import type { EntityManager } from '@mikro-orm/postgresql';

import type { EntityFactory } from '../entity-factory.js';
import type { Factories } from '../factories.js';
import { isFactory } from '../factory-settings.js';
import { UNIQUE_VIOLATION } from './database-remedy.js';
import { type FindMaker, lintFailure } from './lint-failure.js';
import type { LintGround } from './lint-ground.js';
import type { FactoryLintFailure, FactoryLintStep } from './lint-report.js';
import { nameOf, type LintTarget } from './lint-targets.js';

export type LintVerb = Extract<FactoryLintStep, 'make' | 'create' | 'create twice'>;

/** A factory, or a state of it, and what to do with it. */
export interface LintTry {
  readonly target: LintTarget;
  readonly state: string | undefined;
  readonly verb: LintVerb;
  readonly findMaker: FindMaker;
}

/** What came of one try: nothing to tell, a failure, or that the method makes no state. */
export type LintOutcome = FactoryLintFailure | 'no state' | undefined;

/** How many of each entity are taken for made: few at first, since what is long may have no room for a high number. */
const HEIGHTS = [0, 1_000, 100_000, 10_000_000] as const;

/**
 * A row that the database has already is not the factory's fault: sequences begin further on then. Where only rows are met, or what fails
 * is due to the height of the numbers, it is the first row that is told.
 */
export async function tryFactory(one: LintTry, ground: LintGround): Promise<LintOutcome> {
  let first: LintOutcome;
  for (const height of HEIGHTS) {
    const outcome = await ground.try((factories, em) => attempt(one, factories, em), height);
    if (!isFailure(outcome) || !(outcome.code === UNIQUE_VIOLATION || isOfHeight(outcome, height))) {
      return outcome;
    }
    first ??= outcome;
  }
  return first;
}

function isFailure(outcome: LintOutcome): outcome is FactoryLintFailure {
  return outcome !== undefined && outcome !== 'no state';
}

/** Too few values for so many rows, or a value (class 22) that may have room for a lower number. */
function isOfHeight({ code = '' }: FactoryLintFailure, height: number): boolean {
  return (height > 0 && code === 'SISKIN_DOMAIN_TOO_SMALL') || (height > 1_000 && code.startsWith('22'));
}

async function attempt(
  { target, state, verb, findMaker }: LintTry,
  factories: Factories,
  em: EntityManager,
): Promise<LintOutcome> {
  let step: FactoryLintStep = 'get';
  try {
    const factory = target.open(factories);
    step = 'state';
    const tried = state === undefined ? factory : await callState(factory, state);
    step = verb;
    return tried === undefined ? 'no state' : await perform(tried, verb, em);
  } catch (error) {
    const place = { ...nameOf(target), ...(state !== undefined && { state }), step };
    return lintFailure(place, error, findMaker);
  }
}

/** A promise is waited for, so that nothing of it goes on beyond the savepoint; what comes of it does not matter. */
async function callState(
  factory: EntityFactory<object>,
  method: string,
): Promise<EntityFactory<object> | undefined> {
  const returned: unknown = (Reflect.get(factory, method) as () => unknown).call(factory);
  if (isFactory(returned) && returned.constructor === factory.constructor) {
    return returned as EntityFactory<object>;
  }
  await Promise.resolve(returned).catch(() => undefined);
  return undefined;
}

async function perform(
  factory: EntityFactory<object>,
  verb: LintVerb,
  em: EntityManager,
): Promise<undefined> {
  if (verb === 'make') {
    await factory.make();
    return;
  }
  await (verb === 'create' ? factory : factory.count(2)).create();
  // What is deferred would be checked by a commit, which never comes.
  await em.execute('set constraints all immediate');
}
