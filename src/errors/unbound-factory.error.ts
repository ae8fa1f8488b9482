import { SiskinError } from './siskin.error.js';

/** A factory was used that does not come from a registry, so it has neither faker nor EntityManager. */
export class UnboundFactoryError extends SiskinError {
  readonly code = 'SISKIN_UNBOUND_FACTORY';

  constructor(readonly factory: string) {
    super({
      problem: `${factory} does not come from a FactoryRegistry, so it can make nothing by itself.`,
      remedy: `Inject FactoryRegistry and call factories.get(${factory}).`,
    });
  }
}
