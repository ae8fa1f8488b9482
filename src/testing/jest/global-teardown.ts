import { takeRun } from './current-run.js';

/** Jest's `globalTeardown`: drops the databases of the run, and stops an embedded server that nobody else uses. */
export default async function globalTeardown(): Promise<void> {
  await takeRun()?.end();
}
