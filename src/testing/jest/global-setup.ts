import { ensureRuntime } from './ensure-runtime.js';

/**
 * Jest's `globalSetup`: begins a run on the server of `DATABASE_URL`, or on an embedded PostgreSQL, and names both to the
 * workers. In watch mode Jest calls it, and its counterpart, for each run.
 *
 * @throws NodeVersionError, JestModulesError before anything starts; what `beginRun` throws.
 */
export default async function globalSetup(): Promise<void> {
  ensureRuntime();
  // Not before: an old Node.js would fail at loading them, with a word about something else.
  const [{ beginRun }, { placeRun, takeRun }] = await Promise.all([
    import('../server/begin-run.js'),
    import('./current-run.js'),
  ]);
  // Of a run that was broken off in watch mode.
  await takeRun()?.end();
  const run = await beginRun();
  placeRun(run);
  Object.assign(process.env, run.environment);
}
