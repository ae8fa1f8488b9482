import { SiskinError } from './siskin.error.js';

/** An application that is to be tested had been initialised, and may have used another database by then. */
export class InitialisedApplicationError extends SiskinError {
  readonly code = 'SISKIN_INITIALISED_APPLICATION';

  constructor() {
    super({
      problem:
        'The application that `useDatabase` was given is initialised: its hooks have run before it could be led to the database of the tests.',
      remedy: 'Return it as it is created, without `await app.init()`: `useDatabase` does that.',
    });
  }
}
