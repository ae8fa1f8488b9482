import { SiskinError } from './siskin.error.js';

/** Factories need each other without an end: each makes the other as its parent. */
export class FactoryRecursionError extends SiskinError {
  readonly code = 'SISKIN_FACTORY_RECURSION';

  /** @param path the factories, or entities, one within the other; the last is the first one again. */
  constructor(readonly path: readonly string[]) {
    super({
      problem: `Factories make each other without an end: ${path.join(' -> ')}.`,
      remedy:
        'Leave one of these relations out of its definition and set it by a state, or give one of the entities: for(entity), recycle(entity).',
    });
  }
}
