import { SiskinError } from './siskin.error.js';

/** A seeder or factory, or something injected into it, is request-scoped or transient: there is no one instance. */
export class ScopedProviderError extends SiskinError {
  readonly code = 'SISKIN_SCOPED_PROVIDER';

  constructor(readonly provider: string) {
    super({
      problem: `${provider} is request-scoped or transient, by itself or by what is injected into it; it has to be a singleton.`,
      remedy: `Remove the scope, or inject ModuleRef into ${provider} and resolve the scoped provider from it.`,
    });
  }
}
