import type { Faker } from '@faker-js/faker';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { Factories } from '../factories/factories.js';
import { insertProgress } from './progress/insert-progress.js';
import { type LoopProgress, seedProgress } from './progress/seed-progress.js';
import { applyReference, type ReferenceResult } from './reference/index.js';
import type { SeederStepEvent } from './seed-report.js';
import type {
  CallOptions,
  DeclareReference,
  SeedContext,
  SeedParameters,
  SeederTarget,
} from './seeder-runner.js';

/** A step's event without where it is. */
export type StepNews = SeederStepEvent extends infer E
  ? E extends unknown
    ? Omit<E, 'seeder' | 'depth'>
    : never
  : never;

/** What all seeders of a run are given. */
export interface RunGround {
  readonly factories: Factories;
  readonly faker: Faker;
  readonly environment: string;
  /** Asked before anything is begun. @throws where the run may not go on. */
  readonly ensureActive: () => void;
  /** Aborted, with the error of it, where the run is to end. */
  readonly signal?: AbortSignal;
}

/** What one seeder is given, and what it does through that. */
export interface StepGround {
  readonly em: EntityManager;
  readonly parameters: SeedParameters;
  readonly tell: (event: StepNews) => void;
  readonly call: (target: SeederTarget, parameters: SeedParameters, mode: CallMode) => Promise<void>;
  /** Gathers what becomes of reference data. */
  readonly references: ReferenceResult[];
}

export interface CallMode {
  readonly once?: true;
  readonly silent?: true;
}

/** What the `run` of a seeder is called with. */
export function seederContext(
  { factories, faker, environment, ensureActive, signal }: RunGround,
  { em, parameters, tell, call, references }: StepGround,
): SeedContext {
  const callIn =
    (mode: CallMode) =>
    async (target: SeederTarget, options: CallOptions = {}) => {
      await em.flush();
      await call(target, options.parameters ?? {}, mode);
    };
  const reference: DeclareReference = async (entity, rows, options) => {
    ensureActive();
    const result = await applyReference(em, entity, rows, options);
    references.push(result);
    tell({ type: 'reference', reference: result });
    return result;
  };
  const tellProgress = (progress: LoopProgress) => {
    ensureActive();
    tell({ type: 'progress', progress });
  };
  return {
    em,
    factories: factories.observed({ em, onInsert: insertProgress(tellProgress), signal }),
    faker,
    referenceDate: factories.referenceDate,
    parameters,
    environment,
    call: callIn({}),
    callOnce: callIn({ once: true }),
    callSilent: callIn({ silent: true }),
    reference,
    progress: seedProgress(tellProgress),
  };
}
